import type { TeamId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { IssueCourse, TrackerSprint } from '../../issues/index.ts';
import type { ScopeEvent } from './scope-event.ts';
import { SPRINT_NAME_MAX, type Sprint } from './sprint.ts';

/** Which board a tracker's sprint is of; null where the tracker doesn't say. */
export function boardKeyOf({ connectionId, boardId }: Pick<TrackerSprint, 'connectionId' | 'boardId'>): string | null {
  return boardId === null ? null : `${connectionId}:${boardId}`;
}

type Owner = { readonly teamId: TeamId | null; readonly timeZone: string };

/**
 * A tracker's sprint in Muster's words. Where the tracker leaves an instant out the nearest one it tells stands in: its
 * planned end for its end, else when it was heard of.
 */
export function mirrorOf(
  told: TrackerSprint,
  { teamId, timeZone }: Owner,
): Omit<Sprint, 'id' | 'version' | 'createdById'> {
  const { name, state, startsAt, endsAt, completedAt, toldAt } = told;
  const closedAt = state === 'closed' ? (completedAt ?? endsAt ?? toldAt) : null;
  const began = state === 'future' ? null : (startsAt ?? closedAt ?? toldAt);
  const startedAt = began !== null && closedAt !== null && began > closedAt ? closedAt : began;
  const first = startsAt ?? startedAt ?? toldAt;
  const last = endsAt ?? closedAt ?? first;
  return {
    ...{ teamId, timeZone, source: 'tracker', trackerId: told.id, trackerHostId: told.hostId },
    boardKey: boardKeyOf(told),
    name: name.slice(0, SPRINT_NAME_MAX).trim() || 'Sprint',
    state: ({ future: 'planned', active: 'open', closed: 'closed' } as const)[state],
    startsOn: localDay(first, timeZone),
    endsOn: localDay(last < first ? first : last, timeZone),
    ...{ startedAt, closedAt },
  };
}

/**
 * A sprint's scope events from what happened to issues. A deleted issue leaves the scope.
 * @param hostId the sprint's id at the tracker
 */
export function issueScopeEvents(courses: readonly IssueCourse[], hostId: string): readonly ScopeEvent[] {
  return courses.flatMap(({ issue, events }) => {
    const deleted = { at: issue.deletedAt, order: '', kind: 'removed' as const, points: null };
    const told = events.flatMap((event): Omit<ScopeEvent, 'itemId'>[] => {
      // Ids of logs are numbers of growing length.
      const about = { at: event.at, order: event.changeId.padStart(ORDER_WIDTH, '0'), points: null };
      switch (event.field) {
        case 'points':
          return [{ ...about, kind: 'pointed', points: event.to }];
        case 'status': {
          const was = event.from?.done ?? false;
          if (was === event.to.done) return [];
          return [{ ...about, kind: event.to.done ? 'done' : 'reopened' }];
        }
        case 'sprint': {
          const [was, is] = [event.from.includes(hostId), event.to.includes(hostId)];
          return was === is ? [] : [{ ...about, kind: is ? 'added' : 'removed' }];
        }
        default:
          return event satisfies never;
      }
    });
    const all = deleted.at === null ? told : [...told, { ...deleted, at: deleted.at }];
    return all.map((event) => ({ ...event, itemId: issue.id as string }));
  });
}

const ORDER_WIDTH = 40;
