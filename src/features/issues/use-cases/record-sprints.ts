import type { TrackerSprintId } from '../../../kit/ids.ts';
import { cleanText } from '../../../kit/text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { mergeSprints, type SprintState, type TrackerSprint, toSprintState } from '../domain/sprint.ts';
import { listSprintsByHostId, saveSprints } from '../store/sprints.ts';
import type { Recording } from './record-issue-facts.ts';

/** Merges what is told of sprints into what is known. The site must be held. @returns those that changed */
export async function recordSprints(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { connectionId, sprints = [], deletedSprints = [] }: Recording,
): Promise<readonly TrackerSprintId[]> {
  const hostIds = [...sprints.map(({ sprint }) => sprint.id), ...deletedSprints.map(({ sprintId }) => sprintId)];
  const known = new Map(
    (await listSprintsByHostId(tx, connectionId, [...new Set(hostIds)])).map((one) => [one.hostId, one]),
  );
  const merged = new Map<string, SprintState>();
  const take = (told: SprintState) => {
    const before = merged.get(told.hostId) ?? known.get(told.hostId);
    merged.set(told.hostId, before === undefined ? told : mergeSprints(before, told));
  };
  for (const { sprint, at: toldAt } of sprints)
    take(toSprintState({ ...sprint, name: cleanText(sprint.name) }, { connectionId, toldAt }));
  for (const { sprintId: hostId, at } of deletedSprints) take(tombstone({ connectionId, hostId }, at));
  const after = [...merged.values()].map((state): TrackerSprint => {
    return { ...state, id: known.get(state.hostId)?.id ?? (needs.random.uuid() as TrackerSprintId) };
  });
  const isOld = (one: TrackerSprint) => known.get(one.hostId)?.toldAt.getTime() === one.toldAt.getTime();
  const isSame = (one: TrackerSprint) => faceOf(known.get(one.hostId)) === faceOf(one);
  // A word that says the same is remembered as the newest, and is no news.
  await saveSprints(
    tx,
    after.filter((one) => !isOld(one) || !isSame(one)),
  );
  return after.filter((one) => !isSame(one)).map(({ id }) => id);
}

/** What is known of a sprint that was deleted before anybody told of it: older than any other word. */
function tombstone(of: Pick<SprintState, 'connectionId' | 'hostId'>, deletedAt: Date): SprintState {
  const nothing = { boardId: null, name: '', startsAt: null, endsAt: null, completedAt: null };
  return { ...of, ...nothing, state: 'future', toldAt: new Date(0), deletedAt };
}

function faceOf(sprint: SprintState | undefined): string | null {
  if (sprint === undefined) return null;
  const { name, boardId, state, startsAt, endsAt, completedAt, deletedAt } = sprint;
  return JSON.stringify([name, boardId, state, startsAt, endsAt, completedAt, deletedAt]);
}
