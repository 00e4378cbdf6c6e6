import type { TaskId } from '../../../kit/ids.ts';
import type { DayFactsOf } from '../../../ports/inbound/day-facts.ts';
import { listDeeds } from '../../history/index.ts';
import { lastingDeeds } from '../domain/deeds.ts';
import { UNDO_WINDOW_MS } from '../domain/limits.ts';
import { maySee } from '../domain/rights.ts';
import { taskRef } from '../domain/task.ts';
import { listTasksById } from '../store/find-tasks.ts';

/**
 * What somebody did to tasks, from the rows of history. What they took back within the time for it is left out, be it
 * after the day's end; so are private tasks that have left them since.
 */
export const listDayFacts: DayFactsOf = async (tx, { personId, from, to }) => {
  const until = new Date(to.getTime() + UNDO_WINDOW_MS + 1);
  const entries = await listDeeds(tx, { personId, subjectKind: 'task', from, to: until });
  const deeds = lastingDeeds(entries).filter(({ entry }) => entry.at < to);
  const tasks = await listTasksById(tx, [...new Set(deeds.map(({ entry }) => entry.subject.id as TaskId))]);
  const actor = { personId, role: 'developer' } as const;
  return deeds.flatMap(({ entry, kind }) => {
    const task = tasks.find(({ id }) => id === entry.subject.id);
    if (task === undefined || maySee({ actor, task }).kind === 'refused') return [];
    const fact = {
      id: `task:${entry.id}`,
      at: entry.at,
      kind,
      subject: `task:${task.id}`,
      title: task.title,
      ref: taskRef(task.number),
      // A task lives in Slack and has no page.
      url: null,
      private: task.private || entry.after?.private === true,
    };
    return [fact];
  });
};
