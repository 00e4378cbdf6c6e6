import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const at = (time: string) => `2026-11-25T${time}:00Z`;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana writes, Jonas and Priya (Kolkata) review. */
describe('a review request', () => {
  const muster = testApp();
  let jonas: Persona;
  let priya: Persona;
  const story = (more: { readonly draft?: boolean; readonly title?: string; readonly author?: string } = {}) =>
    githubStory({ number: 31, author: 'ana', at: at('08:55'), title: 'Keep the cart', ...more });
  /** Without the survey that a merge may bring. */
  const cards = (persona: Persona) =>
    persona.messages().filter((text) => text.includes('acme/web#31') && !text.includes('How is the quality?'));

  beforeEach(async () => {
    const ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    for (const one of [ana, jonas, priya]) await one.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    await matchAccount(muster, 'priya', 'U0PRIYA');
  });

  it('is one card in the reviewer’s DM that follows the pull request to its end', async () => {
    const pull = story();
    await deliver(muster, pull.opened(), pull.asked({ at: at('08:56'), of: 'jonas' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('asks you for a review')]);
    expect(cards(jonas)[0]).toContain('Keep the cart');
    expect(cards(priya)).toEqual([]);
    await deliver(muster, pull.reviewed({ at: at('08:57'), by: 'jonas', id: 1, state: 'changes_requested' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('You asked for changes')]);
    await deliver(muster, pull.pushed({ at: at('08:57') }), pull.asked({ at: at('08:58'), of: 'jonas' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('asks you for another look')]);
    await deliver(muster, pull.reviewed({ at: at('08:59'), by: 'jonas', id: 2, state: 'approved' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('You approved it')]);
    await deliver(muster, pull.merged({ at: at('08:59'), by: 'ana' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('It was merged')]);
  });

  it('comes when the reviewer’s work begins, and not at all when it was settled before', async () => {
    await muster.advanceTo('2026-11-25T15:00:00Z');
    const pull = story();
    await deliver(muster, pull.opened(), pull.asked({ at: '2026-11-25T14:59:00Z', of: 'priya' }));
    expect(cards(priya)).toEqual([]);
    await muster.advanceTo('2026-11-26T03:30:00Z');
    expect(cards(priya)).toEqual([expect.stringContaining('asks you for a review')]);

    await muster.advanceTo('2026-11-26T15:00:00Z');
    const other = githubStory({ number: 32, author: 'ana', at: '2026-11-26T14:58:00Z' });
    await deliver(muster, other.opened(), other.asked({ at: '2026-11-26T14:59:00Z', of: 'priya' }));
    await deliver(muster, other.merged({ at: '2026-11-26T15:00:00Z', by: 'ana' }));
    await muster.advanceTo('2026-11-27T04:00:00Z');
    expect(priya.messages().filter((text) => text.includes('#32'))).toEqual([]);
  });

  it('of a draft waits until it is ready, and says so when it is a draft again', async () => {
    const pull = story({ draft: true });
    await deliver(muster, pull.opened(), pull.asked({ at: at('08:56'), of: 'jonas' }));
    expect(cards(jonas)).toEqual([]);
    await deliver(muster, pull.ready({ at: at('08:57') }));
    expect(cards(jonas)).toEqual([expect.stringContaining('asks you for a review')]);
    await deliver(muster, pull.drafted({ at: at('08:58') }));
    expect(cards(jonas)).toEqual([expect.stringContaining('It is a draft again')]);
  });

  it('of a bot, of one’s own, of strangers and of other people makes no card', async () => {
    const bots = story({ author: 'renovate[bot]' });
    await deliver(muster, bots.opened(), bots.asked({ at: at('08:56'), of: 'jonas' }));
    const own = githubStory({ number: 40, author: 'ana', at: at('08:55') });
    await deliver(muster, own.opened(), own.asked({ at: at('08:56'), of: 'ana' }));
    await deliver(
      muster,
      own.asked({ at: at('08:57'), of: 'stranger' }),
      own.asked({ at: at('08:58'), of: 'ci[bot]' }),
    );
    for (const one of [jonas, priya, muster.as('U0ANA')]) expect(one.messages()).toEqual([]);
  });

  it('taken back says that nothing is wanted any more', async () => {
    const pull = story();
    await deliver(muster, pull.opened(), pull.asked({ at: at('08:56'), of: 'jonas' }));
    await deliver(muster, pull.unasked({ at: at('08:57'), of: 'jonas' }));
    expect(cards(jonas)).toEqual([expect.stringContaining('Your review isn’t needed any more')]);
  });

  it('older than a day, or from before the connection, stays silent', async () => {
    const old = githubStory({ number: 50, author: 'ana', at: '2026-11-24T07:00:00Z' });
    await deliver(muster, old.opened(), old.asked({ at: '2026-11-24T08:00:00Z', of: 'jonas' }));
    expect(jonas.messages()).toEqual([]);
  });

  it('of a team is one card in the channel of the team whose name reads the same', async () => {
    await makeTeam(muster, { name: 'Web Core', lead: 'U0JONAS', members: ['U0ANA'], channel: 'C0GENERAL' });
    const pull = story();
    await deliver(muster, pull.opened(), pull.askedTeam({ at: at('08:56'), team: 'web-core' }));
    const posted = () => muster.slack.messages('C0GENERAL').map(({ text }) => text);
    expect(posted()).toEqual([expect.stringContaining('asks the team web-core for a review')]);
    await deliver(muster, pull.merged({ at: at('08:58'), by: 'jonas' }));
    expect(posted()).toEqual([expect.stringContaining('It was merged')]);
    expect(jonas.messages()).toEqual([]);
  });

  it('with a title full of markup shows it as text', async () => {
    const pull = story({ title: '<!channel> *Fix* <https://evil.example|here> & more' });
    await deliver(muster, pull.opened(), pull.asked({ at: at('08:56'), of: 'jonas' }));
    expect(cards(jonas)[0]).toContain('&lt;!channel&gt;');
    expect(cards(jonas)[0]).not.toContain('<!channel>');
  });
});
