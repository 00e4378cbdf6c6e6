import { describe, expect, it, vi } from 'vitest';
import { eventCallback } from '../../fakes/slack/requests.ts';
import { company } from './stage/company.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

const there = company();

const userChange = (muster: Muster, user: unknown) =>
  muster.send(eventCallback({ secret: SIGNING_SECRET }, { event: { type: 'user_change', user } }));

describe('people Muster does not work for', () => {
  it('are told so politely, whatever they type, and nothing is kept', async () => {
    const muster = await there.openKnown();
    for (const [who, as, words] of [
      ['a guest', 'U0GUEST', 'guests can’t use it'],
      ['a bot', 'U0CIBOT', 'bots can’t use it'],
      ['somebody who left', 'U0LEFT', 'is switched off'],
      ['somebody of another organisation', 'U0STRANGER', 'belong to another organisation'],
      ['somebody Slack does not know', 'U0NOBODY', 'doesn’t know you yet'],
    ] as const) {
      for (const text of ['Fix the login page', 'list', 'done T-1', '']) {
        const { status, text: said } = await muster.type(text, { as });
        expect(status).toBe(200);
        const seen = () => (said === '' ? JSON.stringify(there.slack.openModals(as)) : said);
        await vi.waitFor(() => expect(seen(), who).toContain(words));
      }
    }
    const [{ n } = { n: -1 }] = await there.sql<{ n: number }[]>`select count(*)::int as n from tasks`;
    expect(n).toBe(0);
  });

  it('a colleague who is deactivated stops at once, and works again when switched on', async () => {
    const muster = await there.openKnown();
    expect((await muster.type('Feed the cat', { as: 'U0DEV' })).text).toContain('T-1');
    await userChange(muster, there.slack.setUser('U0DEV', { deleted: true }));
    await muster.app.settle();
    expect((await muster.type('Feed the dog', { as: 'U0DEV' })).text).toContain('is switched off');
    await userChange(muster, there.slack.setUser('U0DEV', { deleted: false }));
    await muster.app.settle();
    expect((await muster.type('Feed the dog', { as: 'U0DEV' })).text).toContain('T-2');
  });

  it('and whom Slack changed without a word are known after the daily look', async () => {
    const muster = await there.openKnown();
    there.slack.setUser('U0DEV', { deleted: true });
    there.slack.addUser({ id: 'U0NEW', handle: 'noor', realName: 'Noor Haddad' });
    await there.sql`update schedules set next_run_at = now() - interval '1 second' where name = 'people.sync-members'`;
    await vi.waitFor(() => expect(muster.logged('people.synced')).toHaveLength(2), { timeout: 30_000, interval: 20 });
    expect((await muster.type('Feed the dog', { as: 'U0DEV' })).text).toContain('is switched off');
    const known = await there.sql`select name from people where slack_user_id = 'U0NEW'`;
    expect(known).toEqual([{ name: 'noor' }]);
    const [due] = await there.sql`select next_run_at > now() + interval '22 hours' as later from schedules
      where name = 'people.sync-members'`;
    expect(due?.later).toBe(true);
  });
});
