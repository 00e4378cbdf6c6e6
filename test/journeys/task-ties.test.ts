import { beforeEach, describe, expect, it } from 'vitest';
import { makeCheckIns } from '../support/check-ins.ts';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

const at = (time: string) => `2026-11-25T${time}:00Z`;
const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana does T-1 and T-2, Mira answers for them. */
describe('a pull request that names tasks', () => {
  const muster = testApp();
  let ana: Persona;
  const story = (more: { readonly title?: string; readonly body?: string; readonly branch?: string }) =>
    githubStory({ number: 31, author: 'ana', at: at('08:55'), title: 'Keep the cart', ...more });
  const card = (ref = 'T-1') => ana.card(`*${ref}*`).text;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    for (const one of [ana, muster.as('U0MIRA')]) await one.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    for (const title of ['Cart', 'Search']) await muster.as('U0MIRA').command('/task', `${title} ${ANA}`);
  });

  it('is a line on their cards that follows it to its end, without a message', async () => {
    const pull = story({ title: 'T-1 Keep the cart' });
    await deliver(muster, pull.opened());
    expect(card()).toContain('acme/web#31');
    expect(card()).toContain('waits for a review');
    expect(card('T-2')).not.toContain('acme/web#31');
    await deliver(muster, pull.reviewed({ at: at('08:56'), by: 'bo', id: 1, state: 'changes_requested' }));
    expect(card()).toContain('changes requested');
    await deliver(muster, pull.reviewed({ at: at('08:57'), by: 'bo', id: 2, state: 'approved' }));
    expect(card()).toContain('approved');
    expect(ana.messages()).toHaveLength(2);
    await deliver(muster, pull.merged({ at: at('08:58') }));
    expect(card()).toContain('merged');
    await deliver(muster, pull.deployed({ at: at('08:59'), id: 7, state: 'success' }));
    expect(card()).toContain('deployed');
  });

  it('is a word in lists and, of several, a line on the card that says how the review stands', async () => {
    const first = story({ title: 'T-1 Keep the cart' });
    const second = githubStory({ number: 32, author: 'ana', at: at('08:55'), title: 'T-1 Show the cart' });
    const listed = async () => (await ana.command('/task', 'list')).text;
    expect(await listed()).not.toContain('review');
    await deliver(muster, first.opened());
    expect(await listed()).toContain('in review');
    expect(card()).not.toContain('Review:');
    await deliver(muster, second.opened(), first.reviewed({ at: at('08:56'), by: 'bo', id: 1, state: 'approved' }));
    expect(card()).toContain('Review: *in review*');
    await deliver(muster, second.reviewed({ at: at('08:57'), by: 'bo', id: 2, state: 'changes_requested' }));
    expect(card()).toContain('Review: *changes requested*');
    await deliver(muster, second.reviewed({ at: at('08:58'), by: 'bo', id: 3, state: 'approved' }));
    expect(card()).toContain('Review: *approved*');
    expect(await listed()).toContain('approved');
  });

  it('is tied by its branch and its body as well, to several, and untied when the words go', async () => {
    const pull = story({ branch: 'ana/t-1-cart', body: 'Also T-2 and T-99.' });
    await deliver(muster, pull.opened());
    expect([card(), card('T-2')]).toEqual([expect.stringContaining('#31'), expect.stringContaining('#31')]);
    await deliver(muster, pull.edited({ at: at('08:56'), body: 'Nothing but `T-2` in code' }));
    expect(card()).toContain('#31');
    expect(card('T-2')).not.toContain('#31');
    // T-99 didn’t exist when it was named: who gets that number later has nothing to do with it.
    const [ties] = await muster.store.sql`select count(*)::int as n from task_ties`;
    expect(ties?.n).toBe(1);
  });

  it('is tied once, however often and in whatever order GitHub tells of it', async () => {
    const pull = story({ title: 'T-1 Keep the cart (T-1)', branch: 't-1' });
    const [opened, edited, merged] = [
      pull.opened(),
      pull.edited({ at: at('08:56'), body: 'T-1' }),
      pull.merged({ at: at('08:57') }),
    ];
    await deliver(muster, merged, opened, edited, opened, merged);
    const ties = await muster.store.sql`select standing from task_ties`;
    expect(ties.map(({ standing }) => standing)).toEqual(['merged']);
    expect(card().match(/#31/g)).toHaveLength(1);
  });

  it('names its task in the day’s facts, but no private one', async () => {
    await makeCheckIns(muster, { members: ['U0ANA'] });
    await muster.store.sql`update tasks set private = true where number = 2`;
    await deliver(muster, story({ branch: 't-1', body: 'T-2' }).opened());
    await ana.command('/eod');
    expect(JSON.stringify(ana.modal().blocks)).toContain('acme/web#31 Keep the cart (T-1)');
    expect(JSON.stringify(ana.modal().blocks)).not.toContain('T-2');
  });

  it('in a private repository shows its number alone', async () => {
    await muster.store.sql`update repositories set private = true`;
    await deliver(muster, story({ title: 'T-1 Buy the competitor' }).opened());
    expect(card()).toContain('acme/web#31');
    expect(card()).not.toContain('Buy the competitor');
  });

  it('with a title full of markup shows it as text', async () => {
    await deliver(muster, story({ title: 'T-1 <!channel> <https://evil.example|here>' }).opened());
    expect(JSON.stringify(ana.card('*T-1*').blocks)).not.toContain('<!channel>');
    expect(card()).toContain('&lt;!channel&gt;');
  });
});
