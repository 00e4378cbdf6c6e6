import type { Tx } from '../../../ports/outbound/store.ts';
import { taskRef } from '../../tasks/index.ts';
import { burndownOf } from '../domain/burndown.ts';
import type { SprintReport } from '../domain/report.ts';
import { type Sprint, spanOf } from '../domain/sprint.ts';
import { countSprint } from '../domain/tally.ts';
import { readFacts } from './read-facts.ts';
import { findRecord } from './records.ts';

/** Longest part of a seal that people compare. */
const SEAL_SHOWN = 12;

/** A sprint as it stands, from the history of its tasks. */
export async function readReport(
  tx: Tx,
  { sprint, teamName, now }: { readonly sprint: Sprint; readonly teamName: string; readonly now: Date },
): Promise<SprintReport> {
  const { events, items, tasks } = await readFacts(tx, sprint);
  const begun = spanOf(sprint, now);
  const numbers = countSprint(events, begun ?? { startedAt: now, endedAt: now });
  const present = new Set(items.filter(({ until }) => until === null).map(({ taskId }) => taskId));
  const record = sprint.state === 'closed' ? await findRecord(tx, sprint.id, 'closed') : null;
  return {
    ...{ sprint, teamName, teamId: sprint.teamId, numbers },
    burndown: begun === null ? null : burndownOf(events, { ...begun, unit: numbers.unit, timeZone: sprint.timeZone }),
    blockedRefs: tasks
      .filter((task) => present.has(task.id) && task.status === 'blocked' && !task.private)
      .map(({ number }) => taskRef(number)),
    seal: record?.seal.slice(0, SEAL_SHOWN) ?? null,
  };
}
