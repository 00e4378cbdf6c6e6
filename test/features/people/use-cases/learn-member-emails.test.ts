import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlackMember } from '../../../../src/ports/outbound/slack.ts';
import { testDatabase } from '../../../support/database.ts';
import { account, author, links, see } from '../identity-world.ts';
import { settle, slackMember } from '../world.ts';

const db = testDatabase();
const emails = async () =>
  (
    await db.store.sql<{ told: string }[]>`
      select p.handle || ' ' || e.email || case when e.linkable then '' else ' (not linkable)' end as told
      from member_emails e join people p on p.id = e.person_id order by 1`
  ).map(({ told }) => told);
const later = (member: SlackMember, more: Partial<SlackMember>): SlackMember => ({
  ...{ ...member, ...more, updatedAt: new Date(member.updatedAt.getTime() + 1_000) },
});

describe('the addresses of Slack’s members', () => {
  it('are kept in lower case without blanks, once, and told apart by who may be linked', async () => {
    const members = [
      slackMember('ana', { email: ' Ana@Example.ORG ' }),
      slackMember('gus', { kind: 'guest' }),
      slackMember('old', { deactivated: true }),
      slackMember('app', { kind: 'app' as SlackMember['kind'] }),
      slackMember('none', { email: null }),
      slackMember('blank', { email: '  ' }),
    ];
    await settle(db, ...members);
    await settle(db, ...members);
    expect(await emails()).toEqual([
      'ana ana@example.org',
      'gus gus@example.org (not linkable)',
      'old old@example.org (not linkable)',
    ]);
  });

  it('link at once who was seen with them before', async () => {
    await see(db, account('7', 'ana-gh', { email: 'ana@example.org' }), author('bo@example.org'));
    expect(await links(db)).toMatchObject({ 'account:7': '-', 'email:bo@example.org': '-' });
    await settle(db, slackMember('ana'), slackMember('bo'));
    expect(await links(db)).toEqual({
      ...{ 'account:7': 'ana by email', 'email:bo@example.org': 'bo by email' },
    });
  });

  it('open a link when a second member turns out to have the same one', async () => {
    await settle(db, slackMember('ana'));
    await see(db, author('ana@example.org'));
    expect(await links(db)).toEqual({ 'email:ana@example.org': 'ana by email' });
    await settle(db, slackMember('bo', { email: 'ana@example.org' }));
    expect(await links(db)).toEqual({ 'email:ana@example.org': '-' });
  });

  it('stay somebody’s after they changed theirs, also when the older profile comes last', async () => {
    const ana = slackMember('ana');
    const moved = later(ana, { email: 'ana@new.org' });
    await settle(db, moved);
    await settle(db, ana);
    await see(db, author('ana@example.org'), author('ana@new.org'));
    expect(await links(db)).toEqual({
      ...{ 'email:ana@example.org': 'ana by email', 'email:ana@new.org': 'ana by email' },
    });
  });

  it('become linkable when somebody turns from guest to member, and stay so', async () => {
    const guest = slackMember('gus', { kind: 'guest' });
    await see(db, author('gus@example.org'));
    await settle(db, guest);
    expect(await links(db)).toEqual({ 'email:gus@example.org': '-' });
    await settle(db, later(guest, { kind: 'member' }));
    await settle(db, later(later(guest, {}), { kind: 'guest' }));
    expect(await emails()).toEqual(['gus gus@example.org']);
  });

  it('come to the same links whatever comes first', async () => {
    const words = [
      () => settle(db, slackMember('ana')),
      () => settle(db, slackMember('bo', { email: 'bo@new.org', updatedAt: new Date('2026-02-01T00:00:00Z') })),
      () => settle(db, slackMember('bo')),
      () => see(db, account('7', 'ana-gh', { email: 'ana@example.org' })),
      () => see(db, author('bo@example.org'), author('bo@new.org')),
    ];
    const told = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        await db.store.sql`delete from identity_traces`;
        await db.store.sql`delete from identities`;
        await db.store.sql`delete from member_emails`;
        for (const n of order) await words[n]?.();
        told.add(JSON.stringify(await links(db)));
      }),
      { numRuns: 12 },
    );
    expect(told.size).toBe(1);
  });
});
