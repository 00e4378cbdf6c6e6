import { and, asc, desc, gte, inArray, isNotNull, lt } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Task } from '../domain/task.ts';
import { tasks } from '../schema.ts';
import { ownWorkspace } from './find-tasks.ts';
import { taskColumns, toTask } from './rows.ts';

type Asked = {
  readonly responsibleIds: readonly PersonId[];
  /** Open ones, or those done from `from` (included) to `to` (not included). */
  readonly which: 'open' | { readonly from: Date; readonly to: Date };
  /** 1 and up. */
  readonly limit: number;
};

/** What people are responsible for: open tasks by number, done ones newest first. Private ones are in it: ask `maySee`. */
export async function listWork(tx: Tx, { responsibleIds, which, limit }: Asked): Promise<readonly Task[]> {
  if (responsibleIds.length === 0) return [];
  const theirs = and(ownWorkspace, inArray(tasks.responsibleId, [...responsibleIds]));
  const query = tx.select(taskColumns).from(tasks);
  const rows =
    which === 'open'
      ? await query
          .where(and(theirs, inArray(tasks.status, ['assigned', 'in_progress', 'blocked'])))
          .orderBy(asc(tasks.number))
          .limit(limit)
      : await query
          .where(
            and(
              theirs,
              isNotNull(tasks.completedAt),
              gte(tasks.completedAt, which.from),
              lt(tasks.completedAt, which.to),
            ),
          )
          .orderBy(desc(tasks.completedAt))
          .limit(limit);
  return rows.map(toTask);
}
