import { beforeEach, describe, expect, it } from 'vitest';
import { deliver, matchAccount } from '../support/code-host.ts';
import type { Sent } from '../support/github-story.ts';
import { localConnection } from '../support/local-connection.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const START = '2026-11-23T09:00:00Z';
const host = localConnection(START);
const HOME = { kind: 'home' } as const;

/**
 * Monday 23 November 2026, 10:00 in Berlin. Ana writes, Jonas reviews; Mira leads Ana's team, Sam (New York) manages it.
 */
describe('a review that waits', () => {
  const muster = testApp({ start: START, env: host.env });
  let ana: Persona;
  let jonas: Persona;
  let mira: Persona;
  let sam: Persona;
  const story = (more: { readonly draft?: boolean; readonly author?: string; readonly number?: number } = {}) =>
    host.story({ number: 31, author: 'ana', at: '2026-11-23T08:50:00Z', title: 'Keep the cart', ...more });
  const asked = (pull: ReturnType<typeof story>, of = 'jonas'): readonly Sent[] => [
    pull.opened(),
    pull.asked({ at: '2026-11-23T09:00:00Z', of }),
  ];
  /** Each working day at noon in Berlin. */
  const live = async (...days: readonly number[]) => {
    for (const day of days) await muster.advanceTo(`2026-11-${day}T11:00:00Z`);
  };
  const everybody = () => [ana, jonas, mira, sam].map((one) => one.asked());

  beforeEach(async () => {
    [ana, jonas, mira, sam] = [muster.as('U0ANA'), muster.as('U0JONAS'), muster.as('U0MIRA'), muster.as('U0SAM')];
    for (const one of [ana, jonas, mira, sam, muster.as('U0PRIYA')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA'], managers: ['U0SAM'] });
    await host.connect(muster, '2026-11-20T08:00:00Z');
    for (const [login, id] of Object.entries({ ana: 'U0ANA', jonas: 'U0JONAS', mira: 'U0MIRA' }))
      await matchAccount(muster, login, id);
  });

  it('over 48 hours is asked of the reviewer, then of the author’s lead and manager, until it comes', async () => {
    const pull = story();
    await deliver(muster, ...asked(pull));
    await muster.advanceTo('2026-11-25T08:59:59Z');
    expect(everybody()).toEqual([0, 0, 0, 0]);
    await muster.advanceTo('2026-11-25T09:00:00Z');
    expect(jonas.escalation().text).toContain('<@U0ANA> has been waiting for your review since Mon 23 Nov, 10:00');
    expect(jonas.escalation().text).toContain('Keep the cart');
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(mira.escalation().text).toContain('waiting for a review by <@U0JONAS>');
    // 48 hours later it is Saturday: on Monday, when Sam's work begins in New York.
    await live(27, 28, 29);
    await muster.advanceTo('2026-11-30T09:00:00Z');
    expect(sam.asked()).toBe(0);
    await muster.advanceTo('2026-11-30T15:00:00Z');
    expect(sam.escalation().text).toContain('Asked before: <@U0JONAS>, <@U0MIRA>');
    await deliver(muster, pull.reviewed({ at: '2026-11-30T15:00:00Z', by: 'jonas', id: 1, state: 'approved' }));
    for (const one of [jonas, mira, sam]) expect(one.escalation().text).toContain('*Reviewed*');
    await muster.advanceTo('2026-12-10T15:00:00Z');
    expect(everybody()).toEqual([0, 1, 1, 1]);
  });

  it('that comes in time, is taken back, or isn’t wanted any more asks nobody', async () => {
    const [reviewed, unasked, merged, draft] = [31, 32, 33, 34].map((number) => story({ number }));
    if (!reviewed || !unasked || !merged || !draft) throw new Error('four stories');
    for (const pull of [reviewed, unasked, merged, draft]) await deliver(muster, ...asked(pull));
    await deliver(
      muster,
      reviewed.reviewed({ at: '2026-11-23T09:00:30Z', by: 'jonas', id: 1, state: 'commented' }),
      unasked.unasked({ at: '2026-11-23T09:00:30Z', of: 'jonas' }),
      merged.merged({ at: '2026-11-23T09:00:30Z' }),
      draft.drafted({ at: '2026-11-23T09:00:30Z' }),
    );
    await live(25, 26, 27);
    expect(everybody()).toEqual([0, 0, 0, 0]);
  });

  it('of bots, drafts and one’s own asks nobody; of an author who is away it waits', async () => {
    await deliver(muster, ...asked(story({ author: 'renovate[bot]' })), ...asked(story({ number: 32, draft: true })));
    await deliver(muster, ...asked(story({ number: 33 }), 'ana'), ...asked(story({ number: 34 }), 'ci[bot]'));
    await live(25, 26, 27);
    expect(everybody()).toEqual([0, 0, 0, 0]);
  });

  it('of an author who is away is asked about when they are back', async () => {
    await deliver(muster, ...asked(story()));
    await ana.command('/muster', 'away until friday');
    await live(25, 26);
    expect(jonas.asked()).toBe(0);
    await live(27);
    expect(jonas.asked()).toBe(1);
  });

  it('asked for again counts anew', async () => {
    const pull = story();
    await deliver(muster, ...asked(pull));
    await muster.advanceTo('2026-11-24T09:00:00Z');
    await deliver(
      muster,
      pull.reviewed({ at: '2026-11-24T09:00:00Z', by: 'jonas', id: 1, state: 'changes_requested' }),
    );
    await deliver(muster, pull.asked({ at: '2026-11-24T09:00:00Z', of: 'jonas' }));
    await live(25);
    expect(jonas.asked()).toBe(0);
    await live(26);
    expect(jonas.asked()).toBe(1);
  });

  it('of a reviewer who is away goes to their deputy or the author’s lead', async () => {
    await deliver(muster, ...asked(story()));
    await jonas.command('/muster', 'away until 20 dec');
    await live(25);
    expect(mira.asked()).toBe(1);
    expect(jonas.asked()).toBe(0);
  });

  it('is taken on, handed over and settled; late and repeated clicks change nothing', async () => {
    await deliver(muster, ...asked(story()));
    await live(25);
    await jonas.press('I’m on it', jonas.escalation());
    expect(jonas.escalation().text).toContain('You are on it until');
    await live(26);
    expect(mira.asked()).toBe(0);
    await jonas.press('Hand over', jonas.escalation());
    expect((await jonas.submit({ person: 'U0ANA' })).errors.person).toContain('is responsible for it');
    await jonas.submit({ person: 'U0PRIYA' });
    const priya = muster.as('U0PRIYA');
    expect(priya.escalation().text).toContain('waiting for a review by <@U0JONAS>');
    const late = priya.escalation();
    await priya.press('Settled', priya.escalation());
    expect(jonas.escalation().text).toContain('*Settled* by <@U0PRIYA>');
    const again = await priya.press('Settled', late);
    expect(again.text).toContain('Nothing changed');
    await live(27, 28, 29, 30);
    expect(everybody()).toEqual([0, 1, 0, 0]);
  });

  it('asked for by the dozen makes one card', async () => {
    for (let number = 31; number < 36; number += 1) await deliver(muster, ...asked(story({ number })));
    await live(25);
    expect(jonas.asked()).toBe(1);
    for (let number = 31; number < 36; number += 1) expect(jonas.escalation().text).toContain(`acme/web#${number}`);
  });

  it('stays silent where the author’s team switched this off', async () => {
    await mira.openHome();
    await mira.press('Settings', HOME);
    await mira.press('Change ladder', HOME);
    await mira.submit({ causes: ['blocked'] });
    await deliver(muster, ...asked(story()));
    await live(25, 26, 27);
    expect(everybody()).toEqual([0, 0, 0, 0]);
  });

  it('from before the connection, or older than a day when it is told of, never climbs', async () => {
    const old = host.story({ number: 50, author: 'ana', at: '2026-11-21T07:00:00Z' });
    await deliver(muster, old.opened(), old.asked({ at: '2026-11-21T08:00:00Z', of: 'jonas' }));
    await live(24, 25, 26, 27);
    expect(everybody()).toEqual([0, 0, 0, 0]);
  });

  it('of a team is said in its channel, and a day later asked of the author’s lead', async () => {
    await makeTeam(muster, { name: 'Web Core', lead: 'U0JONAS', members: [], channel: 'C0GENERAL' });
    const pull = story();
    await deliver(muster, pull.opened(), pull.askedTeam({ at: '2026-11-23T09:00:00Z', team: 'web-core' }));
    const posted = () => muster.slack.messages('C0GENERAL').map(({ text }) => text);
    await muster.advanceTo('2026-11-25T09:00:00Z');
    expect(posted().at(-1)).toContain('waiting for a review by the team web-core for over 48 hours');
    expect(everybody()).toEqual([0, 0, 0, 0]);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(posted()).toHaveLength(2);
    expect(mira.escalation().text).toContain('by the team web-core');
    await deliver(muster, pull.merged({ at: '2026-11-26T09:00:00Z' }));
    expect(mira.escalation().text).toContain('*Merged*');
  });

  it('of a team is said when somebody of the team works', async () => {
    await makeTeam(muster, { name: 'Web Core', lead: 'U0JONAS', members: ['U0PRIYA'], channel: 'C0GENERAL' });
    await muster.advanceTo('2026-11-27T10:00:00Z');
    const pull = host.story({ number: 31, author: 'ana', at: '2026-11-27T09:50:00Z' });
    await deliver(muster, pull.opened(), pull.askedTeam({ at: '2026-11-27T10:00:00Z', team: 'web-core' }));
    const posted = () => muster.slack.messages('C0GENERAL').length;
    await muster.advanceTo('2026-11-29T10:00:00Z');
    await muster.advanceTo('2026-11-30T03:29:59Z');
    expect(posted()).toBe(1);
    // Nine o’clock where Priya works.
    await muster.advanceTo('2026-11-30T03:30:00Z');
    expect(posted()).toBe(2);
  });

  it('in a private repository is shown to its reviewer in words, to others by its number', async () => {
    Object.assign(host.github.world.repositories[0] ?? {}, { private: true });
    await muster.store.sql`update repositories set private = true`;
    await deliver(muster, ...asked(story()));
    await live(25, 26);
    expect(jonas.escalation().text).toContain('Keep the cart');
    expect(mira.escalation().text).toContain('acme/web#31');
    expect(mira.escalation().text).not.toContain('Keep the cart');
  });
});
