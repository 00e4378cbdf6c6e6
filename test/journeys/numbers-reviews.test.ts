import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('reviews that were asked for', () => {
  const muster = testApp();

  it('show a reviewer and their lead how long they took, each explained, and nobody else', async () => {
    for (const id of ['U0MIRA', 'U0ANA', 'U0JONAS']) await muster.as(id).command('/task', 'list');
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'] });
    const story = githubStory({ number: 31, author: 'jonas', at: '2026-11-23T08:00:00Z' });
    await deliver(muster, story.opened(), story.asked({ at: '2026-11-23T09:00:00Z', of: 'ana' }));
    await deliver(muster, story.reviewed({ at: '2026-11-23T12:30:00Z', by: 'ana', id: 1, state: 'approved' }));
    await deliver(muster, story.merged({ at: '2026-11-23T13:00:00Z' }));
    const waiting = githubStory({ number: 32, author: 'jonas', at: '2026-11-24T08:00:00Z' });
    await deliver(muster, waiting.opened(), waiting.asked({ at: '2026-11-24T09:00:00Z', of: 'ana' }));

    const line = '*Reviews asked for*: median 3 h 30 min · 75 % within 3 h 30 min · 1 reviewed · 1 waiting';
    const [ana, jonas] = [muster.as('U0ANA'), muster.as('U0JONAS')];
    await ana.openHome();
    await ana.press('Numbers', HOME);
    await ana.press('', HOME, 'My numbers');
    expect(ana.homeText()).toContain(line);
    await ana.press('Explain reviews asked for', HOME);
    expect(ana.modalText()).toContain('pull/31');
    expect(ana.modalText()).toContain('no review yet');
    // Their team's is the lead's to see.
    await jonas.openHome();
    await jonas.press('Numbers', HOME);
    expect(jonas.homeText()).toContain(line);
    await ana.press('', HOME, 'Web');
    expect(ana.homeText()).not.toContain('Reviews asked for');
  });
});
