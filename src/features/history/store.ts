import { and, asc, desc, eq, gte, inArray, isNotNull, lt, or, sql as raw } from 'drizzle-orm';
import type { Actor, Surface } from '../../kit/actor.ts';
import type { PersonId } from '../../kit/ids.ts';
import { type SqlText, sqlText } from '../../kit/sql-text.ts';
import { cleanText } from '../../kit/text.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { type Change, type HistoryEntry, type Snapshot, type Subject, snapshotText } from './domain.ts';
import { history } from './schema.ts';

/** Writes the row of a change; belongs into the transaction of the change. */
export async function recordChange(tx: Tx, actor: Actor, change: Change): Promise<void> {
  await recordChanges(tx, actor, [change]);
}

/** The rows of many changes in one statement; nothing for none. */
export async function recordChanges(tx: Tx, actor: Actor, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.insert(history).values(changes.map((change) => toRow(actor, change)));
}

/**
 * The row of a change as a CTE body for a hot statement: inserted once for each row of `source` (a CTE's name), so
 * nothing is written when that is empty and `source` must hold one row at most.
 */
export function changeSql(source: string, written: { actor: Actor; change: Change }): SqlText {
  const { actor, change } = written;
  const { by, rule } = whoActs(actor);
  return sqlText`
    insert into history (id, subject_kind, subject_id, at, actor_kind, actor_person_id, rule, surface, action, before, after, reason)
    select ${change.id}::uuid, ${change.subject.kind}, ${change.subject.id}::uuid, ${change.at.toISOString()}::timestamptz,
      ${actor.kind}, ${by}::uuid, ${rule}::text, ${actor.surface}, ${change.action},
      ${snapshotText(change.before)}::text::jsonb, ${snapshotText(change.after)}::text::jsonb, ${reasonText(change)}::text
    from ${sqlText(source)}`;
}

/**
 * What happened to a subject, newest first.
 * @param page.limit 1 to 100
 * @param page.before the last entry seen, for the page after it
 */
export async function listHistory(
  tx: Tx,
  subject: Subject,
  page: { readonly limit: number; readonly before?: Pick<HistoryEntry, 'at' | 'id'> | undefined },
): Promise<readonly HistoryEntry[]> {
  const older =
    page.before === undefined
      ? undefined
      : or(lt(history.at, page.before.at), and(eq(history.at, page.before.at), lt(history.id, page.before.id)));
  const rows = await tx
    .select()
    .from(history)
    .where(and(isAbout(subject), older))
    .orderBy(desc(history.at), desc(history.id))
    .limit(Math.min(Math.max(page.limit, 1), 100));
  return rows.map(toEntry);
}

/** The newest change of a subject; null when nothing happened to it yet. */
export async function findLatestChange(tx: Tx, subject: Subject): Promise<HistoryEntry | null> {
  const [latest] = await listHistory(tx, subject, { limit: 1 });
  return latest ?? null;
}

/** What one person did to subjects of one kind from `from` (included) to `to` (not included), oldest first. */
export async function listDeeds(
  tx: Tx,
  asked: { readonly personId: PersonId; readonly subjectKind: string; readonly from: Date; readonly to: Date },
): Promise<readonly HistoryEntry[]> {
  const { personId, subjectKind, from, to } = asked;
  const theirs = and(ownWorkspace, eq(history.actorPersonId, personId), eq(history.subjectKind, subjectKind));
  const rows = await tx
    .select()
    .from(history)
    .where(and(theirs, gte(history.at, from), lt(history.at, to)))
    .orderBy(asc(history.at), asc(history.id));
  return rows.map(toEntry);
}

/** A subject as one of its changes left it: of its fields those that were asked for and were there. */
export type SubjectState = {
  readonly id: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly fields: Snapshot;
};

/**
 * How subjects of one kind stood after each of their changes, oldest first, in one statement; what is gone with a change
 * has no row for it, and a field that is null is missing. For those who rebuild the past: whole snapshots would carry every long text along.
 */
export async function listStates(
  tx: Tx,
  asked: { readonly subjectKind: string; readonly subjectIds: readonly string[]; readonly fields: readonly string[] },
): Promise<readonly SubjectState[]> {
  if (asked.subjectIds.length === 0) return [];
  const rows = await tx
    .select({
      ...{ id: history.id, at: history.at, subjectId: history.subjectId },
      // Each by its name: taking whole snapshots apart costs ten times as much.
      fields: raw<Snapshot>`jsonb_strip_nulls(jsonb_build_object(${raw.join(
        asked.fields.map((field) => raw`${field}::text, ${history.after}->${field}::text`),
        raw`, `,
      )}))`,
    })
    .from(history)
    .where(
      and(
        ownWorkspace,
        eq(history.subjectKind, asked.subjectKind),
        inArray(history.subjectId, [...asked.subjectIds]),
        isNotNull(history.after),
      ),
    )
    .orderBy(asc(history.at), asc(history.id));
  return rows;
}

// Row-level security adds the workspace; naming it lets the indexes serve the order.
const ownWorkspace = raw`${history.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;

function isAbout(subject: Subject) {
  return and(ownWorkspace, eq(history.subjectKind, subject.kind), eq(history.subjectId, subject.id));
}

function whoActs(actor: Actor): { by: string | null; rule: string | null } {
  if (actor.kind === 'person') return { by: actor.personId, rule: null };
  return { by: null, rule: actor.kind === 'rule' ? actor.rule : `api-key ${actor.name}` };
}

function reasonText(change: Change): string | null {
  return change.reason == null ? null : cleanText(change.reason);
}

function toRow(actor: Actor, change: Change): typeof history.$inferInsert {
  const { by, rule } = whoActs(actor);
  return {
    id: change.id,
    subjectKind: change.subject.kind,
    subjectId: change.subject.id,
    at: change.at,
    actorKind: actor.kind,
    actorPersonId: by,
    rule,
    surface: actor.surface,
    action: change.action,
    before: asJson(change.before),
    after: asJson(change.after),
    reason: reasonText(change),
  };
}

function asJson(snapshot: Snapshot | null) {
  const text = snapshotText(snapshot);
  return text === null ? null : raw`${text}::text::jsonb`;
}

function toEntry(row: typeof history.$inferSelect): HistoryEntry {
  return {
    id: row.id,
    at: row.at,
    subject: { kind: row.subjectKind, id: row.subjectId },
    action: row.action,
    before: row.before as Snapshot | null,
    after: row.after as Snapshot | null,
    reason: row.reason,
    surface: row.surface as Surface,
    by:
      row.actorPersonId === null
        ? { kind: 'rule', rule: row.rule ?? 'unknown' }
        : { kind: 'person', personId: row.actorPersonId as PersonId },
  };
}
