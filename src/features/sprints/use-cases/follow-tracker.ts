import type { RuleActor } from '../../../kit/actor.ts';
import type { TrackerSprintId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTrackerSprints } from '../../issues/index.ts';
import { findTeam, listTeamZones } from '../../people/index.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { boardKeyOf, mirrorOf } from '../domain/tracker.ts';
import { cardKey, sealWait, sprintCard } from '../outgoing.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { findRecord } from '../store/records.ts';
import { findSprint, insertSprint, saveSprint } from '../store/sprints.ts';
import { deleteUnsealed, listBoards, listByTracker, listUnsealed } from '../store/tracker-sprints.ts';
import { type SealNeeds, sealRecord } from './seal-record.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'outbox' | 'schedules'>;

/**
 * After the last news of a sprint its record is sealed: issues that moved with its start or its close are told of one by
 * one, and history in any order. In milliseconds.
 */
const SETTLE_MS = 3_600_000;

/** The tracker told of sprints: they are the same here. Harmless when repeated, in any order. */
export async function followTracker(
  needs: Needs,
  actor: RuleActor,
  trackerIds: readonly TrackerSprintId[],
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    await lockSprints(tx);
    const told = (await listTrackerSprints(tx)).filter(({ id }) => trackerIds.includes(id));
    const known = new Map((await listByTracker(tx, trackerIds)).map((sprint) => [sprint.trackerId, sprint]));
    const [boards, zones] = [await listBoards(tx), await listTeamZones(tx)];
    for (const one of told) {
      const teamId = boards.get(boardKeyOf(one) ?? '') ?? null;
      const timeZone = (teamId === null ? null : zones.get(teamId)) ?? 'UTC';
      await keep(needs, tx, { before: known.get(one.id) ?? null, mirror: mirrorOf(one, { teamId, timeZone }) });
    }
    const gone = [...known.values()].filter(({ trackerId }) => !told.some(({ id }) => id === trackerId));
    for (const { id } of gone) await deleteUnsealed(tx, id);
  });
}

/** Issues changed: cards of the tracker's sprints follow, and those that aren't sealed wait a little longer for it. */
export async function followIssues(needs: Needs, actor: RuleActor): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    for (const sprint of await listUnsealed(tx)) await tell(needs, tx, sprint);
  });
}

/** Seals what has begun and what has ended, each once. Harmless when repeated. */
export async function sealTracker(
  needs: SealNeeds & Pick<Ports, 'scope'>,
  actor: RuleActor,
  sprintId: SprintId,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    await lockSprints(tx);
    const sprint = await findSprint(tx, sprintId);
    if (sprint?.source !== 'tracker' || sprint.startedAt === null) return;
    const opened = await findRecord(tx, sprintId, 'opened');
    if (opened === null) await sealRecord(needs, tx, { sprint, moment: 'opened', at: sprint.startedAt });
    if (sprint.closedAt === null || (await findRecord(tx, sprintId, 'closed')) !== null) return;
    await sealRecord(needs, tx, { sprint, moment: 'closed', at: sprint.closedAt });
  });
}

type Kept = { readonly before: Sprint | null; readonly mirror: ReturnType<typeof mirrorOf> };

async function keep(needs: Needs, tx: Tx, { before, mirror }: Kept): Promise<void> {
  if (before === null) {
    const id = needs.random.uuid() as SprintId;
    const sprint: Sprint = { ...mirror, id, createdById: null, version: 1 };
    await insertSprint(tx, sprint, needs.clock.now());
    return tell(needs, tx, sprint);
  }
  // What is sealed keeps the zone its days were counted in.
  const after = { ...before, ...mirror, timeZone: before.timeZone === 'UTC' ? mirror.timeZone : before.timeZone };
  await saveSprint(tx, after);
  await tell(needs, tx, after);
}

/** Whoever looks on sees it, and its record is sealed in a while. */
async function tell(needs: Pick<Needs, 'clock' | 'outbox' | 'schedules'>, tx: Tx, sprint: Sprint): Promise<void> {
  if (sprint.state === 'planned') return;
  const team = sprint.teamId === null ? null : await findTeam(tx, sprint.teamId);
  if (team?.channelId != null && sprint.state === 'open')
    await needs.outbox.card(tx, sprintCard(sprint.id, team.channelId));
  else await needs.outbox.refresh(tx, [cardKey(sprint.id)]);
  await needs.schedules.set(tx, { ...sealWait(sprint.id), at: new Date(needs.clock.now().getTime() + SETTLE_MS) });
}
