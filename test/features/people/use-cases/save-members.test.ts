import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHistory } from '../../../../src/features/history/index.ts';
import { recordMemberChange } from '../../../../src/features/people/use-cases/record-member-change.ts';
import { saveMembers } from '../../../../src/features/people/use-cases/save-members.ts';
import { syncMembers } from '../../../../src/features/people/use-cases/sync-members.ts';
import { SlackCallError, type SlackMember } from '../../../../src/ports/outbound/slack.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';
import { fakeDirectory, peopleNeeds, personIdOf, settle, slackMember, syncRule, userId } from '../world.ts';

const db = testDatabase();
const at = (second: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, second));

async function storedPeople() {
  return db.store.sql<{ slack_user_id: string; name: string; deactivated: boolean; time_zone: string }[]>`
    select slack_user_id, name, deactivated_at is not null as deactivated, time_zone from people order by slack_user_id`;
}

describe('a sync', () => {
  it('takes over every page, and a second one changes nothing', async () => {
    const slack = fakeDirectory(['ana', 'bo', 'cy', 'dee', 'eve'].map((id) => slackMember(id)));
    const needs = peopleNeeds(db, slack);

    expect(await syncMembers(needs, syncRule)).toEqual({ seen: 5, added: 5, changed: 0 });
    expect(await syncMembers(needs, syncRule)).toEqual({ seen: 5, added: 0, changed: 0 });
    expect(await storedPeople()).toHaveLength(5);
  });

  it('marks those who left and keeps those who are missing from the list', async () => {
    await settle(db, slackMember('ana'), slackMember('bo'));
    const slack = fakeDirectory([slackMember('ana', { deactivated: true, updatedAt: at(5) })]);
    await syncMembers(peopleNeeds(db, slack), syncRule);

    expect((await storedPeople()).map((row) => [row.slack_user_id, row.deactivated])).toEqual([
      ['U0ANA', true],
      ['U0BO', false],
    ]);
  });

  it('keeps the pages it got when Slack fails, and says when to ask again', async () => {
    const slack = fakeDirectory([slackMember('ana'), slackMember('bo'), slackMember('cy')]);
    slack.fail = new SlackCallError('users.list', { kind: 'rate-limited', retryAfterMs: 7_000 });

    await expect(syncMembers(peopleNeeds(db, slack), syncRule)).rejects.toMatchObject({
      fault: 'unavailable',
      retryAfterMs: 7_000,
    });
    expect(await storedPeople()).toHaveLength(2);
  });

  it('brings somebody back who was reactivated', async () => {
    await settle(db, slackMember('ana', { deactivated: true, updatedAt: at(1) }));
    await settle(db, slackMember('ana', { updatedAt: at(2) }));

    expect(await storedPeople()).toMatchObject([{ deactivated: false }]);
  });

  it('takes two entries about one person on a page for the newer', async () => {
    await settle(
      db,
      slackMember('ana', { name: 'New', updatedAt: at(2) }),
      slackMember('ana', { name: 'Old', updatedAt: at(1) }),
    );

    expect(await storedPeople()).toMatchObject([{ name: 'New' }]);
  });

  it('stores hostile names whole', async () => {
    const name = `<!channel> ${'😀'.repeat(300)} \u202eolleh`;
    await settle(db, slackMember('ana', { name: `${name}\0`, realName: 'half \ud83d' }));

    expect(await storedPeople()).toMatchObject([{ name: `${name}␀` }]);
  });

  it('keeps workspaces apart, even for the same Slack id', async () => {
    await settle(db, slackMember('ana', { name: 'Here' }));
    const actor = { ...syncRule, workspaceId: OTHER_WORKSPACE };
    await db.store.scope(OTHER_WORKSPACE, (tx) =>
      saveMembers(tx, peopleNeeds(db), { actor, members: [slackMember('ana', { name: 'There' })] }),
    );

    expect((await storedPeople()).map((row) => row.name).sort()).toEqual(['Here', 'There']);
  });
});

describe('profiles that arrive in any order and repeatedly', () => {
  it('always end in the newest one', async () => {
    const versions = [1, 2, 3, 4].map((n) =>
      slackMember('ana', { name: `Ana ${n}`, timeZone: `Etc/GMT-${n}`, deactivated: n === 3, updatedAt: at(n) }),
    );
    const order = fc.shuffledSubarray([...versions, ...versions], { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(order, async (arrivals) => {
        await db.store.sql`truncate people, history cascade`;
        for (const member of arrivals) await settle(db, member);
        expect(await storedPeople()).toMatchObject([{ name: 'Ana 4', time_zone: 'Etc/GMT-4', deactivated: false }]);
      }),
      { numRuns: 15 },
    );
  });

  it('end in the newest one when they arrive at once, with one row and no error', async () => {
    const versions = Array.from({ length: 12 }, (_, n) =>
      slackMember('ana', { name: `Ana ${n}`, updatedAt: at(n) }),
    ).toReversed();
    const others = ['bo', 'cy', 'dee'].map((id) => slackMember(id));
    await Promise.all(
      versions.map((member, n) => settle(db, ...(n % 2 ? [member, ...others] : [...others.toReversed(), member]))),
    );

    expect((await storedPeople()).map((row) => row.name)).toEqual(['Ana 11', 'Bo', 'Cy', 'Dee']);
    const added = await db.store.sql`select 1 from history where action = 'person.add'`;
    expect(added).toHaveLength(4);
  });
});

describe('an event about a member', () => {
  const event = (member: SlackMember) => ({ event: { type: 'user_change', user: member }, at: at(50) });

  it('changes what Slack changed and leaves a history row that says so', async () => {
    await settle(db, slackMember('ana', { updatedAt: at(1) }));
    const moved = slackMember('ana', { timeZone: 'Asia/Kathmandu', updatedAt: at(2) });
    await recordMemberChange(peopleNeeds(db), WORKSPACE, event(moved));
    await recordMemberChange(peopleNeeds(db), WORKSPACE, event(moved));

    const subject = { kind: 'person', id: await personIdOf(db, 'ana') };
    const entries = await db.store.scope(WORKSPACE, (tx) => listHistory(tx, subject, { limit: 10 }));
    expect(entries.map((entry) => [entry.action, entry.before, entry.after, entry.surface])).toEqual([
      ['person.change', { timeZone: 'Europe/Berlin' }, { timeZone: 'Asia/Kathmandu' }, 'event'],
      ['person.add', null, { name: 'Ana', kind: 'member', timeZone: 'Europe/Berlin', deactivatedAt: null }, 'schedule'],
    ]);
  });

  it('counts from its own time when Slack leaves out the profile’s', async () => {
    await settle(db, slackMember('ana', { updatedAt: at(1) }));
    await recordMemberChange(
      peopleNeeds(db),
      WORKSPACE,
      event(slackMember('ana', { deactivated: true, updatedAt: new Date(0) })),
    );

    expect(await storedPeople()).toMatchObject([{ deactivated: true }]);
  });

  it.each([[null], ['user_change'], [{ type: 'user_change' }], [{ user: 'U0ANA' }], [[]]])(
    'is ignored when unreadable: %j',
    async (unreadable) => {
      await recordMemberChange(peopleNeeds(db), WORKSPACE, { event: unreadable, at: at(1) });
      expect(await storedPeople()).toEqual([]);
    },
  );

  it('keeps the DM channel and the named role', async () => {
    await settle(db, slackMember('ana', { updatedAt: at(1) }));
    await db.store.sql`update people set dm_channel_id = 'D1', role = 'lead'`;
    await recordMemberChange(peopleNeeds(db), WORKSPACE, event(slackMember('ana', { name: 'Anna', updatedAt: at(2) })));

    const rows = await db.store
      .sql`select name, dm_channel_id, role from people where slack_user_id = ${userId('ana')}`;
    expect(rows).toMatchObject([{ name: 'Anna', dm_channel_id: 'D1', role: 'lead' }]);
  });
});
