import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/adapters/system/random.ts';
import {
  type Change,
  changeSql,
  findLatestChange,
  listHistory,
  listStates,
  recordChange,
  recordChanges,
} from '../../../src/features/history/index.ts';
import type { PersonActor, RuleActor } from '../../../src/kit/actor.ts';
import type { PersonId, RequestKey, SlackUserId } from '../../../src/kit/ids.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';

const db = testDatabase();
const random = createRandom();
const subject = { kind: 'task', id: '0190a000-0000-7000-8000-0000000000aa' };

const ana: PersonActor = {
  kind: 'person',
  workspaceId: WORKSPACE,
  personId: '0190a000-0000-7000-8000-0000000000b1' as PersonId,
  slackUserId: 'U0ANA' as SlackUserId,
  name: 'Ana',
  role: 'developer',
  timeZone: 'Europe/Berlin',
  locale: 'en-US',
  surface: 'button',
  requestKey: null,
};
const rule: RuleActor = {
  kind: 'rule',
  workspaceId: WORKSPACE,
  rule: 'tasks.overdue',
  surface: 'schedule',
  requestKey: null,
};

function change(values: Partial<Change> = {}): Change {
  return {
    id: random.uuid(),
    at: new Date('2026-03-04T10:00:00Z'),
    subject,
    action: 'task.block',
    before: { status: 'in_progress' },
    after: { status: 'blocked' },
    ...values,
  };
}

describe('a recorded change', () => {
  it('comes back with who, when, what, before, after, surface and reason', async () => {
    const blocked = change({ reason: 'waits for the keys' });
    await db.store.scope(WORKSPACE, (tx) => recordChange(tx, ana, blocked));

    const latest = await db.store.scope(WORKSPACE, (tx) => findLatestChange(tx, subject));
    expect(latest).toEqual({ ...blocked, surface: 'button', by: { kind: 'person', personId: ana.personId } });
  });

  it('names the rule when nobody acted', async () => {
    await db.store.scope(WORKSPACE, (tx) => recordChange(tx, rule, change({ before: null })));

    const latest = await db.store.scope(WORKSPACE, (tx) => findLatestChange(tx, subject));
    expect(latest).toMatchObject({ by: { kind: 'rule', rule: 'tasks.overdue' }, before: null, reason: null });
  });

  it('keeps text that PostgreSQL would refuse, with visible stand-ins', async () => {
    const hostile = { title: 'a\0b', note: 'half \ud83d pair', all: ['<!channel>', '\u202e', '😀'.repeat(3_000)] };
    await db.store.scope(WORKSPACE, (tx) => recordChange(tx, ana, change({ after: hostile, reason: 'x\0\udc00' })));

    const latest = await db.store.scope(WORKSPACE, (tx) => findLatestChange(tx, subject));
    expect(latest?.after).toEqual({ ...hostile, title: 'a␀b', note: 'half � pair' });
    expect(latest?.reason).toBe('x␀�');
  });

  it('is seen by its own workspace alone', async () => {
    await db.store.scope(WORKSPACE, (tx) => recordChange(tx, ana, change()));

    expect(await db.store.scope(OTHER_WORKSPACE, (tx) => findLatestChange(tx, subject))).toBeNull();
  });

  it('is refused the second time by its id', async () => {
    const once = change();
    await db.store.scope(WORKSPACE, (tx) => recordChange(tx, ana, once));

    await expect(db.store.scope(WORKSPACE, (tx) => recordChange(tx, ana, once))).rejects.toThrow();
  });
});

describe('the list of a subject', () => {
  it('is newest first, pages without gaps or repeats, and leaves other subjects out', async () => {
    const sameInstant = new Date('2026-03-04T10:00:05Z');
    const changes = Array.from({ length: 7 }, (_, n) =>
      change({ action: `task.step-${n}`, at: n < 3 ? new Date(`2026-03-04T10:00:0${n}Z`) : sameInstant }),
    );
    await db.store.scope(WORKSPACE, async (tx) => {
      await recordChanges(tx, ana, changes);
      await recordChange(tx, ana, change({ subject: { kind: 'team', id: subject.id } }));
      await recordChanges(tx, ana, []);
    });

    const seen: string[] = [];
    await db.store.scope(WORKSPACE, async (tx) => {
      let page = await listHistory(tx, subject, { limit: 3 });
      while (page.length > 0) {
        seen.push(...page.map((entry) => entry.action));
        page = await listHistory(tx, subject, { limit: 3, before: page.at(-1) });
      }
    });
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `task.step-${n}`));
  });
});

describe('a change inside a hot statement', () => {
  it('is written with a fresh request and not again with the same key', async () => {
    const actor = { ...ana, requestKey: 'k1' as RequestKey };
    const send = () =>
      db.store.hot(actor, ({ sql, request }) => {
        const row = changeSql('request', { actor, change: change({ reason: 'because' }) });
        return sql`with request as (${request}), history_row as (${row}) select fresh from request`;
      });

    expect(await send()).toHaveLength(1);
    expect(await send()).toHaveLength(0);
    const entries = await db.store.scope(WORKSPACE, (tx) => listHistory(tx, subject, { limit: 10 }));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ after: { status: 'blocked' }, reason: 'because', surface: 'button' });
  });

  it('takes rules and empty snapshots as well', async () => {
    await db.store.hot(rule, ({ sql, request }) => {
      const row = changeSql('request', { actor: rule, change: change({ before: null, after: null }) });
      return sql`with request as (${request}), history_row as (${row}) select 1`;
    });

    const latest = await db.store.scope(WORKSPACE, (tx) => findLatestChange(tx, subject));
    expect(latest).toMatchObject({ by: { kind: 'rule', rule: 'tasks.overdue' }, before: null, after: null });
  });
});

describe('states of subjects', () => {
  const other = { kind: 'task', id: '0190a000-0000-7000-8000-0000000000ab' };
  const asked = { subjectKind: 'task', subjectIds: [subject.id, other.id], fields: ['status', 'points'] };

  it('are what each change left of the fields asked for, oldest first, whatever was written first', async () => {
    await db.store.scope(WORKSPACE, async (tx) => {
      const later = change({
        at: new Date('2026-03-05T10:00:00Z'),
        after: { status: 'done', points: 3, details: 'long' },
      });
      const gone = change({ after: null, at: new Date('2026-03-06T10:00:00Z') });
      await recordChanges(tx, ana, [gone, later, change(), change({ subject: other, after: { details: 'long' } })]);
      await recordChange(tx, ana, change({ subject: { kind: 'team', id: subject.id } }));
      const states = await listStates(tx, asked);
      expect(states.map(({ subjectId, fields }) => [subjectId.slice(-2), fields])).toEqual([
        ['aa', { status: 'blocked' }],
        ['ab', {}],
        ['aa', { status: 'done', points: 3 }],
      ]);
      expect(await listStates(tx, { ...asked, subjectIds: [] })).toEqual([]);
    });
    expect(await db.store.scope(OTHER_WORKSPACE, (tx) => listStates(tx, asked))).toEqual([]);
  });
});
