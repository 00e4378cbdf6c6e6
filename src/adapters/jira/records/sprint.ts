import { z } from 'zod';
import type { TrackerId, TrackerSprint } from '../../../ports/outbound/tracker-records.ts';
import { id } from './id.ts';
import { readInstant } from './instant.ts';

const when = z.unknown().optional().transform(readInstant);

/** As the Agile API and the webhooks of sprints tell it. */
export const sprint = z
  .object({
    id,
    name: z.string(),
    state: z.string().transform((text) => text.toLowerCase()),
    originBoardId: id.nullish().catch(null),
    startDate: when,
    endDate: when,
    completeDate: when,
  })
  .transform(
    ({ id: sprintId, name, state, originBoardId, startDate, endDate, completeDate }): TrackerSprint => ({
      id: sprintId,
      name,
      boardId: originBoardId ?? null,
      state: state === 'active' || state === 'closed' ? state : 'future',
      startsAt: startDate,
      endsAt: endDate,
      completedAt: completeDate,
    }),
  );

/**
 * Ids of the sprints in a field's value: objects (Cloud), texts such as `…Sprint@1f[id=7,rapidViewId=2,…]` (Data Center),
 * numbers, or the list `1, 2` of a log.
 */
export function readSprintIds(value: unknown): readonly TrackerId[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return unique(value.flatMap((one) => readSprintIds(one)));
  if (typeof value === 'number') return Number.isInteger(value) ? [String(value)] : [];
  if (typeof value === 'string') return readText(value);
  const read = z.object({ id }).safeParse(value);
  return read.success ? [read.data.id] : [];
}

function readText(text: string): readonly TrackerId[] {
  const [, named] = /\[(?:[^\]]*,)?id=(\d{1,18})[,\]]/.exec(text) ?? [];
  if (named !== undefined) return [named];
  const parts = text.split(',').map((part) => part.trim());
  return unique(parts.filter((part) => /^\d{1,18}$/.test(part)));
}

const unique = (ids: readonly TrackerId[]): readonly TrackerId[] => [...new Set(ids)];
