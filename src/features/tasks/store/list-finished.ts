import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { tasks } from '../schema.ts';
import { ownWorkspace } from './find-tasks.ts';

/**
 * Titles and points of tasks that were finished last, newest first; private ones stay out. Titles are people's text.
 * @param asked.limit 1 to 100
 */
export async function listFinished(
  tx: Tx,
  { limit }: { readonly limit: number },
): Promise<readonly { readonly title: string; readonly points: number }[]> {
  const rows = await tx
    .select({ title: tasks.title, points: tasks.points })
    .from(tasks)
    .where(and(ownWorkspace, eq(tasks.status, 'completed'), eq(tasks.private, false), isNotNull(tasks.points)))
    .orderBy(desc(tasks.completedAt))
    .limit(limit);
  return rows.flatMap(({ title, points }) => (points === null ? [] : [{ title, points }]));
}
