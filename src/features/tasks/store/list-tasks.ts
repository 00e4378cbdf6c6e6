import { and, asc, desc, eq, gt, inArray, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Task, TaskStatus } from '../domain/task.ts';
import { tasks } from '../schema.ts';
import { ownWorkspace } from './find-tasks.ts';
import { taskColumns, toTask } from './rows.ts';

/** What a list shows; each set field narrows it. */
export type TaskFilter = {
  readonly statuses?: readonly TaskStatus[];
  readonly responsibleIds?: readonly PersonId[];
  readonly accountableId?: PersonId;
  /** Blocked by this person, or held up by an open task of theirs; never their own tasks. */
  readonly waitsOnPerson?: PersonId;
  /** Waits for this person's sign-off. */
  readonly signedOffBy?: PersonId;
  /** Due later than this instant. */
  readonly dueAfter?: Date;
  /** Due at this instant or earlier. */
  readonly dueBy?: Date;
};

export type TaskPage = { readonly tasks: readonly Task[]; readonly total: number };

/** Most tasks a page may have. Source: a view takes 100 blocks, a task two. */
export const PAGE_MAX = 20;

/**
 * Most pressing first: overdue and due dates, then priority, then number. Private tasks of others stay out.
 * @param page.limit 1 to `PAGE_MAX` · `page.offset` 0 and up
 */
export async function listTasks(
  tx: Tx,
  viewerId: PersonId,
  { filter, limit, offset }: { readonly filter: TaskFilter; readonly limit: number; readonly offset: number },
): Promise<TaskPage> {
  const where = and(ownWorkspace, visibleTo(viewerId), ...conditions(filter));
  const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(tasks).where(where);
  const rows = await tx
    .select(taskColumns)
    .from(tasks)
    .where(where)
    .orderBy(sql`${tasks.dueAt} asc nulls last`, asc(priorityRank), desc(tasks.number))
    .limit(Math.min(limit, PAGE_MAX))
    .offset(offset);
  return { tasks: rows.map(toTask), total: counted?.total ?? 0 };
}

const priorityRank = sql`array_position(array['urgent', 'high', 'normal', 'low'], ${tasks.priority})`;

/** The one place where a list leaves out what its reader may not see: the same rule as `maySee`. */
function visibleTo(viewerId: PersonId): SQL | undefined {
  return or(eq(tasks.private, false), isInvolved(viewerId));
}

function isInvolved(personId: PersonId): SQL | undefined {
  return or(
    eq(tasks.creatorId, personId),
    eq(tasks.responsibleId, personId),
    eq(tasks.accountableId, personId),
    sql`exists (select 1 from task_people p where p.task_id = tasks.id and p.person_id = ${personId})`,
  );
}

function conditions(filter: TaskFilter): (SQL | undefined)[] {
  return [
    filter.statuses && inArray(tasks.status, [...filter.statuses]),
    filter.responsibleIds &&
      (filter.responsibleIds.length > 0 ? inArray(tasks.responsibleId, [...filter.responsibleIds]) : sql`false`),
    filter.accountableId && eq(tasks.accountableId, filter.accountableId),
    filter.waitsOnPerson && waitsOn(filter.waitsOnPerson),
    filter.signedOffBy && signedOffBy(filter.signedOffBy),
    filter.dueAfter && gt(tasks.dueAt, filter.dueAfter),
    filter.dueBy && lte(tasks.dueAt, filter.dueBy),
  ];
}

function signedOffBy(personId: PersonId): SQL | undefined {
  const asked = or(eq(tasks.accountableId, personId), eq(tasks.signOffAskedId, personId));
  return and(isNotNull(tasks.awaitingSignOffAt), asked);
}

function waitsOn(personId: PersonId): SQL | undefined {
  const heldUp = sql`exists (select 1 from tasks o where o.responsible_id = ${personId}
    and o.status in ('assigned', 'in_progress', 'blocked') and (
      exists (select 1 from task_waits w where w.task_id = tasks.id and w.waits_for_id = o.id)
      or (tasks.status = 'blocked' and tasks.blocker->'waitingOn'->>'taskId' = o.id::text)))`;
  const blocked = and(eq(tasks.status, 'blocked'), sql`${tasks.blocker}->'waitingOn'->>'personId' = ${personId}`);
  return and(ne(tasks.responsibleId, personId), or(blocked, heldUp));
}

/** Open tasks somebody is responsible for. */
export async function countOpenTasks(tx: Tx, responsibleId: PersonId): Promise<number> {
  const [row] = await tx
    .select({ open: sql<number>`count(*)::int` })
    .from(tasks)
    .where(
      and(
        ownWorkspace,
        eq(tasks.responsibleId, responsibleId),
        inArray(tasks.status, ['assigned', 'in_progress', 'blocked']),
      ),
    );
  return row?.open ?? 0;
}
