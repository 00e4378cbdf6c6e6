import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('how production fared', () => {
  const muster = testApp();

  it('is told to a lead and an admin, as each tool defines it, and of nobody alone', async () => {
    for (const id of ['U0MIRA', 'U0ANA', 'U0JONAS']) await muster.as(id).command('/task', 'list');
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'] });
    const broken = githubStory({ number: 31, author: 'ana', at: '2026-11-23T09:00:00Z' });
    await deliver(muster, broken.merged({ at: '2026-11-23T10:00:00Z' }));
    await deliver(muster, broken.deployed({ at: '2026-11-23T10:30:00Z', id: 1, state: 'success' }));
    const title = 'Revert "Change 31"';
    const mended = githubStory({ number: 32, author: 'jonas', title, at: '2026-11-23T11:00:00Z' });
    await deliver(muster, mended.merged({ at: '2026-11-23T11:30:00Z' }));
    await deliver(muster, mended.deployed({ at: '2026-11-23T12:00:00Z', id: 2, state: 'success' }));

    const [ana, jonas, mira] = ['U0ANA', 'U0JONAS', 'U0MIRA'].map((id) => muster.as(id));
    for (const reader of [jonas, mira]) {
      await reader?.openHome();
      await reader?.press('Numbers', HOME);
      const text = reader?.homeText() ?? '';
      // Two in four weeks; the first had to be taken back, 10:30 to 12:00; the second only mends.
      expect(text).toContain('*Deployments*: 0.5 a week');
      expect(text).toContain('*Change failures*: 50 %');
      expect(text).toContain('*Recovery*: 1 h 30 min');
      expect(text).toContain('*Deployment rework*: 50 %');
    }
    await mira?.press('Explain Recovery', HOME);
    expect(mira?.modalText()).toContain('when it was mended in production');
    await ana?.openHome();
    await ana?.press('Numbers', HOME);
    expect(ana?.homeText()).not.toContain('*Deployments*');
    for (const reader of [ana, mira]) {
      await reader?.openHome();
      await reader?.press('Numbers', HOME);
      if (reader === ana) await reader?.press('', HOME, 'The whole workspace');
      await reader?.press('', HOME, 'As Middleware counts');
      await reader?.press('Explain Recovery', HOME);
    }
    // What others took back is counted to everybody and named to those who may see it.
    expect(mira?.modalText()).toContain('pull/32');
    expect(ana?.modalText()).toContain('a pull request of somebody else');
    expect(ana?.modalText()).not.toContain('pull/32');
  });
});
