import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { OverrideTask } from '../../../ports/inbound/overrides.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listPeople } from '../../people/index.ts';
import { isActive, LOG_PAGE, type Override } from '../domain/override.ts';
import { mayEnd, maySayOutcome } from '../domain/rights.ts';
import { listOverrides } from '../store/overrides.ts';

export type LogRow = {
  readonly override: Override;
  readonly task: OverrideTask;
  readonly active: boolean;
  readonly authoriserName: string;
  /** Null when nobody else asked for it. */
  readonly requesterName: string | null;
  readonly mayEnd: boolean;
  readonly maySayOutcome: boolean;
};

export type OverrideLog = { readonly rows: readonly LogRow[]; readonly total: number; readonly page: number };

/** Newest that are looked through; older ones stay in the store and in the history. */
const LOG_MAX = 500;

/** The log of overrides as this reader may see it: active first, those of tasks hidden from them left out. @param page from 0 */
export function listLog(
  needs: Pick<Ports, 'scope' | 'clock' | 'overrideTasks'>,
  reader: PersonActor,
  page: number,
): Promise<OverrideLog> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const now = needs.clock.now();
    const all = await listOverrides(tx, now, LOG_MAX);
    const ids = [...new Set(all.map(({ taskId }) => taskId))];
    const visible = await needs.overrideTasks.listSeen(tx, ids, reader.personId);
    const seen = all.filter(({ taskId }) => visible.has(taskId));
    const shown = Math.min(Math.max(page, 0), Math.max(0, Math.ceil(seen.length / LOG_PAGE) - 1));
    const onPage = seen.slice(shown * LOG_PAGE, (shown + 1) * LOG_PAGE);
    const shownIds = [...new Set(onPage.map(({ taskId }) => taskId))];
    const tasks = await needs.overrideTasks.list(tx, shownIds, reader.personId);
    const named = onPage.flatMap(({ authoriserId, requestedById }) => [authoriserId, requestedById]);
    const people = await listPeople(tx, [...new Set(named.filter((id) => id !== null))]);
    const nameOf = (id: PersonId) => people.find((person) => person.id === id)?.name ?? 'somebody who left';
    const rows = onPage.flatMap((override): LogRow[] => {
      const task = tasks.get(override.taskId);
      if (task === undefined) return [];
      const active = isActive(override, now);
      const { authoriserId, requestedById } = override;
      const row = {
        ...{ override, task, active, authoriserName: nameOf(authoriserId) },
        requesterName: requestedById === null ? null : nameOf(requestedById),
        mayEnd: active && mayEnd(reader, override, task),
        maySayOutcome: !active && override.outcome === null && maySayOutcome(reader, override),
      };
      return [row];
    });
    return { rows, total: seen.length, page: shown };
  });
}
