import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../../src/features/people/domain/identity.ts';
import type { SlackMember } from '../../../../src/ports/outbound/slack.ts';
import { testDatabase } from '../../../support/database.ts';
import { account, author, jira, links, see } from '../identity-world.ts';
import { settle, slackMember } from '../world.ts';

const db = testDatabase();

const later = (days: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + days * 86_400_000);
const ana = slackMember('ana');
const bo = slackMember('bo');

type Case = {
  readonly who: string;
  readonly members: readonly SlackMember[];
  readonly seen: readonly Sighting[];
  readonly links: Readonly<Record<string, string>>;
};

/** Awkward people. What isn't an exact address of one active member, or its no-reply form, stays open. */
const table: readonly Case[] = [
  {
    who: 'an account with the exact address of a member is that member',
    members: [ana, bo],
    seen: [account('7', 'whatever', { email: 'ana@example.org' })],
    links: { 'account:7': 'ana by email' },
  },
  {
    who: 'a commit’s author with the exact address is too, in other case and with blanks around it',
    members: [ana, bo],
    seen: [author(' Ana@Example.ORG ')],
    links: { 'email:ana@example.org': 'ana by email' },
  },
  {
    who: 'two people of one name are told apart by nothing but their address',
    members: [slackMember('ana', { realName: 'Kim Lee' }), slackMember('bo', { realName: 'Kim Lee' })],
    seen: [author('kim@elsewhere.org', 'Kim Lee'), account('7', 'kimlee', { name: 'Kim Lee' })],
    links: { 'account:7': '-', 'email:kim@elsewhere.org': '-' },
  },
  {
    who: 'a login or a name equal to a Slack handle is no link',
    members: [ana],
    seen: [account('7', 'ana'), author('x@y.org', 'Ana Example'), account('8', 'Ana')],
    links: { 'account:7': '-', 'account:8': '-', 'email:x@y.org': '-' },
  },
  {
    who: 'an account of Jira with the exact address of a member is that member, beside one of GitHub with the same',
    members: [ana],
    seen: [
      jira('712020:ana', 'Ana S', 'ana@example.org'),
      account('7', 'ana-gh', { email: 'ana@example.org' }),
      author('ana@example.org'),
    ],
    links: {
      'account:7': 'ana by email',
      'email:ana@example.org': 'ana by account',
      'jira:712020:ana': 'ana by email',
    },
  },
  {
    who: 'an account of Jira whose address is hidden is nobody, whatever its name',
    members: [slackMember('ana', { realName: 'Kim Lee' })],
    seen: [jira('712020:kim', 'Kim Lee', null), jira('712020:ana', 'ana', null)],
    links: { 'jira:712020:kim': '-', 'jira:712020:ana': '-' },
  },
  {
    who: 'two accounts of Jira with one address are nobody’s',
    members: [ana],
    seen: [jira('712020:a', 'Ana', 'ana@example.org'), jira('712020:b', 'Ana old', 'ana@example.org')],
    links: { 'jira:712020:a': '-', 'jira:712020:b': '-' },
  },
  {
    who: 'a mailbox that two members have is nobody’s',
    members: [ana, slackMember('bo', { email: 'ana@example.org' })],
    seen: [author('ana@example.org'), account('7', 'ana', { email: 'ana@example.org' })],
    links: { 'account:7': '-', 'email:ana@example.org': '-' },
  },
  {
    who: 'a mailbox of a post is nobody’s, though one member has it',
    members: [
      slackMember('ana', { email: 'team@example.org' }),
      slackMember('bo', { email: 'dev.ops@example.org' }),
      slackMember('cy', { email: 'no-reply+x@example.org' }),
    ],
    seen: [
      author('team@example.org'),
      author('dev.ops@example.org'),
      account('7', 'x', { email: 'no-reply+x@example.org' }),
    ],
    links: { 'account:7': '-', 'email:dev.ops@example.org': '-', 'email:team@example.org': '-' },
  },
  {
    who: 'a no-reply form with a number leads to the account of that number, whatever its login is now',
    members: [ana],
    seen: [
      author('7+ana-old@users.noreply.github.com'),
      account('7', 'ana-new', { email: 'ana@example.org' }),
      account('8', 'ana-old'),
    ],
    links: {
      'account:7': 'ana by email',
      'account:8': '-',
      'email:7+ana-old@users.noreply.github.com': 'ana by noreply',
    },
  },
  {
    who: 'a no-reply form without a number leads to the account that had the login',
    members: [ana],
    seen: [
      account('7', 'ana-old', { email: 'ana@example.org' }),
      account('7', 'ana-new'),
      author('Ana-Old@users.noreply.github.com'),
    ],
    links: { 'account:7': 'ana by email', 'email:ana-old@users.noreply.github.com': 'ana by noreply' },
  },
  {
    who: 'a login that changed hands leads nowhere',
    members: [ana],
    seen: [
      account('7', 'ana-old', { email: 'ana@example.org' }),
      author('ana-old@users.noreply.github.com'),
      account('8', 'ana-old'),
    ],
    links: { 'account:7': 'ana by email', 'account:8': '-', 'email:ana-old@users.noreply.github.com': '-' },
  },
  {
    who: 'a no-reply form of an account never met is nobody, even with the login of a member',
    members: [ana],
    seen: [author('7+ana@users.noreply.github.com'), author('ana@users.noreply.github.com')],
    links: { 'email:7+ana@users.noreply.github.com': '-', 'email:ana@users.noreply.github.com': '-' },
  },
  {
    who: 'a changed login stays the same account',
    members: [ana],
    seen: [account('7', 'first', { email: 'ana@example.org' }), account('7', 'second')],
    links: { 'account:7': 'ana by email' },
  },
  {
    who: 'nobody is linked without an address',
    members: [ana],
    seen: [account('7', 'ana', { name: 'Ana Example' }), { account: null, name: 'Ana Example', email: null }],
    links: { 'account:7': '-' },
  },
  {
    who: 'programs are nobody, even with a member’s address',
    members: [ana, slackMember('bo', { email: 'noreply@github.com' })],
    seen: [
      account('7', 'ana[bot]', { email: 'ana@example.org' }),
      account('8', 'helper', { email: 'ana@example.org', bot: true }),
      author('49699333+dependabot[bot]@users.noreply.github.com'),
      author('noreply@github.com', 'GitHub'),
    ],
    links: {
      'account:7': '-',
      'account:8': '-',
      'email:49699333+dependabot[bot]@users.noreply.github.com': '-',
      'email:noreply@github.com': '-',
    },
  },
  {
    who: 'an address with a tag is another address, both ways',
    members: [ana, slackMember('bo', { email: 'bo+slack@example.org' })],
    seen: [author('ana+git@example.org'), author('bo@example.org')],
    links: { 'email:ana+git@example.org': '-', 'email:bo@example.org': '-' },
  },
  {
    who: 'letters that only look alike make another address',
    members: [ana, slackMember('mike', { email: 'kim@example.org' })],
    seen: [
      author('аna@example.org'),
      author('\u212aim@example.org'),
      author('ana@еxample.org'),
      author('ana@example.org\u200b'),
    ],
    links: {
      'email:ana@example.org\u200b': '-',
      'email:ana@еxample.org': '-',
      'email:аna@example.org': '-',
      'email:\u212aim@example.org': '-',
    },
  },
  {
    who: 'somebody who had left before isn’t linked',
    members: [slackMember('ana', { deactivated: true })],
    seen: [author('ana@example.org')],
    links: { 'email:ana@example.org': '-' },
  },
  {
    who: 'somebody who leaves keeps their work',
    members: [ana, slackMember('ana', { deactivated: true, updatedAt: later(9) })],
    seen: [author('ana@example.org')],
    links: { 'email:ana@example.org': 'ana by email' },
  },
  {
    who: 'the address of somebody who left and of their successor is nobody’s',
    members: [slackMember('ana', { deactivated: true }), slackMember('bo', { email: 'ana@example.org' })],
    seen: [author('ana@example.org')],
    links: { 'email:ana@example.org': '-' },
  },
  {
    who: 'guests aren’t linked, and share an address with nobody',
    members: [
      slackMember('ana', { kind: 'guest' }),
      bo,
      slackMember('gus', { kind: 'guest', email: 'bo@example.org' }),
    ],
    seen: [author('ana@example.org'), author('bo@example.org')],
    links: { 'email:ana@example.org': '-', 'email:bo@example.org': '-' },
  },
  {
    who: 'members of another organisation aren’t linked, and what they claim takes nothing from ours',
    members: [
      slackMember('kim', { kind: 'other-organisation' }),
      ana,
      slackMember('eve', { kind: 'other-organisation', email: 'ana@example.org' }),
    ],
    seen: [author('kim@example.org'), author('ana@example.org')],
    links: { 'email:ana@example.org': 'ana by email', 'email:kim@example.org': '-' },
  },
  {
    who: 'an address that moved from one member to another is nobody’s',
    members: [
      ana,
      slackMember('ana', { email: 'new@example.org', updatedAt: later(1) }),
      slackMember('bo', { email: 'ana@example.org' }),
    ],
    seen: [author('ana@example.org'), author('new@example.org')],
    links: { 'email:ana@example.org': '-', 'email:new@example.org': 'ana by email' },
  },
  {
    who: 'an address that its member gave up stays theirs while nobody else has it',
    members: [ana, slackMember('ana', { email: 'new@example.org', updatedAt: later(1) })],
    seen: [author('ana@example.org')],
    links: { 'email:ana@example.org': 'ana by email' },
  },
  {
    who: 'an account with the addresses of two members is open, and each address is its member’s',
    members: [ana, bo],
    seen: [
      account('7', 'pair', { email: 'ana@example.org' }),
      account('7', 'pair', { email: 'bo@example.org' }),
      author('ana@example.org'),
      author('bo@example.org'),
    ],
    links: { 'account:7': '-', 'email:ana@example.org': 'ana by email', 'email:bo@example.org': 'bo by email' },
  },
  {
    who: 'an address seen with two accounts proves neither',
    members: [ana],
    seen: [
      account('7', 'a', { email: 'ana@example.org' }),
      account('8', 'b', { email: 'ana@example.org' }),
      author('ana@example.org'),
    ],
    links: { 'account:7': '-', 'account:8': '-', 'email:ana@example.org': 'ana by email' },
  },
  {
    who: 'another address of a known account follows the account',
    members: [ana],
    seen: [
      author('private@home.example'),
      account('7', 'a', { email: 'private@home.example' }),
      account('7', 'a', { email: 'ana@example.org' }),
    ],
    links: { 'account:7': 'ana by email', 'email:private@home.example': 'ana by account' },
  },
];

describe('awkward people', () => {
  it.each(table)('$who', async ({ members, seen, links: expected }) => {
    for (const one of members) await settle(db, one);
    await see(db, ...seen);
    expect(await links(db)).toEqual(expected);
  });

  it.each(table)('$who: also when everything comes the other way round', async ({ members, seen, links: expected }) => {
    await see(db, ...seen.toReversed());
    for (const one of members.toReversed()) await settle(db, one);
    expect(await links(db)).toEqual(expected);
  });
});

describe('meeting somebody', () => {
  it('counts the two halves of a match that arrive at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = `p${round}`;
      await Promise.all([settle(db, slackMember(id)), see(db, author(`${id}@example.org`))]);
    }
    expect(Object.values(await links(db)).filter((how) => how === '-')).toEqual([]);
  });

  it('keeps one row for an account met by ten at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => see(db, account('7', 'ana', { email: 'ana@example.org' }))));
    expect(await links(db)).toEqual({ 'account:7': '-' });
    const traces = await db.store.sql`select 1 from identity_traces`;
    expect(traces).toHaveLength(2);
  });

  it('shows the newest login, whatever came last', async () => {
    await see(db, account('7', 'new', { at: later(9) }), account('7', 'old', { at: later(2) }));
    const [row] = await db.store.sql`select login from identities`;
    expect(row?.login).toBe('new');
  });

  it('leaves a history row for each link it makes and takes back, by the rule', async () => {
    await see(db, author('ana@example.org'));
    await settle(db, ana);
    await settle(db, slackMember('bo', { email: 'ana@example.org' }));
    const rows = await db.store.sql`
      select rule, before ->> 'matchedBy' as before, after ->> 'matchedBy' as after from history
      where subject_kind = 'identity' order by id`;
    expect(rows).toEqual([
      { rule: 'people.match-identities', before: null, after: 'email' },
      { rule: 'people.match-identities', before: 'email', after: null },
    ]);
  });
});
