import { and, asc, desc, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
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
  /** The person has any letter or created it. */
  readonly involves?: PersonId;
  /** Blocked and waiting on this person. */
  readonly waitsOnPerson?: PersonId;
  /** Due at or after this instant. */
  readonly dueFrom?: Date;
  /** Due before this instant. */
  readonly dueBefore?: Date;
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
    filter.involves && isInvolved(filter.involves),
    filter.waitsOnPerson && sql`${tasks.blocker}->'waitingOn'->>'personId' = ${filter.waitsOnPerson}`,
    filter.dueFrom && gte(tasks.dueAt, filter.dueFrom),
    filter.dueBefore && and(isNotNull(tasks.dueAt), lt(tasks.dueAt, filter.dueBefore)),
  ];
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
