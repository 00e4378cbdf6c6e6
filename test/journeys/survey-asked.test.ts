import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const at = (time: string) => `2026-11-25T${time}:00Z`;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana writes, Jonas and Priya (Kolkata) review. */
describe('a merged pull request', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  let priya: Persona;
  const story = (more: Partial<Parameters<typeof githubStory>[0]> = {}) =>
    githubStory({ number: 31, author: 'ana', at: at('08:00'), title: 'Keep the cart', ...more });
  const asked = (persona: Persona) => persona.messages().filter((text) => text.includes('AI-assisted?'));

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    await surveyTeam(muster);
  });

  it('asks its author and each human reviewer, once, however often GitHub tells', async () => {
    const pull = story();
    await deliver(muster, pull.opened(), pull.reviewed({ at: at('08:30'), by: 'jonas', id: 1, state: 'approved' }));
    await deliver(muster, pull.reviewed({ at: at('08:31'), by: 'copilot[bot]', id: 2, state: 'commented' }));
    const merged = pull.merged({ at: at('08:59'), by: 'jonas' });
    await deliver(muster, merged, merged);
    expect(asked(ana)).toHaveLength(1);
    expect(asked(jonas)).toHaveLength(1);
    expect(asked(priya)).toHaveLength(0);
  });

  it('asks the same people when GitHub tells it backwards', async () => {
    const pull = story();
    const opened = pull.opened();
    const reviewed = pull.reviewed({ at: at('08:30'), by: 'jonas', id: 1, state: 'changes_requested' });
    await deliver(muster, pull.merged({ at: at('08:59'), by: 'ana' }), reviewed, opened);
    expect(asked(ana)).toHaveLength(1);
    expect(asked(jonas)).toHaveLength(1);
  });

  it('asks each in their own working time', async () => {
    await muster.advanceTo('2026-11-25T15:00:00Z');
    await mergePullRequest(muster, { number: 31, reviewers: ['jonas', 'priya'], at: '2026-11-25T15:00:00Z' });
    expect(asked(jonas)).toHaveLength(1);
    expect(asked(priya)).toHaveLength(0);
    await muster.advanceTo('2026-11-26T03:30:00Z');
    expect(asked(priya)).toHaveLength(1);
  });

  it('that is a bot’s, a release, a backport, tiny or older than a day asks nobody', async () => {
    const review = { at: at('08:30'), by: 'jonas', state: 'approved' };
    for (const [n, more] of [
      { author: 'renovate[bot]' },
      { title: 'chore(main): release 2.4.0' },
      { branch: 'mergify/bp/2.x/pr-12' },
      { branch: 'backport-12-to-2.x' },
    ].entries()) {
      const pull = story({ number: 40 + n, ...more });
      await deliver(
        muster,
        pull.opened(),
        pull.reviewed({ ...review, id: n }),
        pull.merged({ at: at('08:59'), by: 'ana' }),
      );
    }
    const old = story({ number: 50, at: '2026-11-23T08:00:00Z' });
    await deliver(muster, old.opened(), old.merged({ at: '2026-11-24T08:00:00Z', by: 'ana' }));
    expect([...asked(ana), ...asked(jonas)]).toEqual([]);
  });

  it('of a private repository is named to nobody but those who took part', async () => {
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA', 'U0PRIYA'], channel: 'C0GENERAL' });
    await muster.store.sql`update repositories set private = true`;
    await mergePullRequest(muster, { number: 31, title: 'Buy the other company' });
    await ana.tap('No', surveyCardOf(muster, ana));
    for (const words of ['OK', 'No', 'Sure']) await jonas.tap(words, surveyCardOf(muster, jonas));
    await muster.advanceTo('2026-11-30T09:00:00Z');
    await priya.openHome();
    await priya.press('Detective', { kind: 'home' });
    const posted = muster.slack.messages('C0GENERAL').map(({ blocks }) => JSON.stringify(blocks));
    const seen = [...priya.messages(), ...muster.as('U0MIRA').messages(), priya.homeText(), ...posted].join('\n');
    expect(surveyCardOf(muster, jonas).text).toContain('Buy the other company');
    expect(seen).not.toContain('Buy the other company');
    expect(seen).not.toContain('acme/web#31');
  });

  it('with reviewers nobody knows tells each admin of them once', async () => {
    await mergePullRequest(muster, { number: 31, reviewers: ['eve', 'zed'] });
    await mergePullRequest(muster, { number: 32, reviewers: ['eve'] });
    await muster.advanceTo('2026-11-27T18:00:00Z');
    const told = ['U0ANA', 'U0JONAS', 'U0PRIYA', 'U0MIRA'].flatMap((id) => muster.as(id).messages());
    const notes = told.filter((text) => text.includes('I can’t ask 2 GitHub accounts'));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('eve');
    expect(notes[0]).toContain('zed');
  });
});
