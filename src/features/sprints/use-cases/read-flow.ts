import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTeam, listTeamMembers, refusalOf } from '../../people/index.ts';
import { listWork, type Task } from '../../tasks/index.ts';
import { type Calibration, calibrate } from '../domain/calibration.ts';
import type { TeamFlow } from '../domain/flow.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { type PastShare, velocityOfPerson } from '../domain/person-velocity.ts';
import { readShare } from '../domain/read-record.ts';
import type { TeamSprints } from '../domain/report.ts';
import { mayRunSprint } from '../domain/rights.ts';
import { listRecords } from '../store/records.ts';
import { readTeamSprints } from './read-team-sprints.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'holidays'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PERIOD_MS = 28 * DAY_MS;
const CALIBRATION_MS = 182 * DAY_MS;

/** Tasks an estimate is held against: the newest; enough for half a year of a large team. */
const OUTCOMES_MAX = 600;
const OPEN_MAX = 1_000;

/**
 * What flows through the reader's teams. Everybody sees the team's numbers and their own; who leads or manages it, and
 * admins, see each person's. Source: product page, section 2.
 */
export async function readFlow(needs: Needs, reader: PersonActor): Promise<readonly TeamFlow[]> {
  const teams = await readTeamSprints(needs, reader);
  return needs.scope(reader.workspaceId, async (tx) => {
    const flows: TeamFlow[] = [];
    for (const team of teams) flows.push(await readTeamFlow(needs, tx, { reader, team }));
    return flows;
  });
}

type Asked = { readonly reader: PersonActor; readonly team: TeamSprints };

async function readTeamFlow(needs: Needs, tx: Tx, { reader, team }: Asked): Promise<TeamFlow> {
  const people = (await listTeamMembers(tx, team.teamId)).filter((person) => refusalOf(person) === null);
  const ids = people.map(({ id }) => id);
  const past = await readShares(tx, team);
  const of = (personId: PersonId) => velocityOfPerson(past, { personId, velocity: team.velocity });
  const known = await findTeam(tx, team.teamId);
  const maySeeAll = known !== null && mayRunSprint(reader, known);
  return {
    ...team,
    ...(await readWork(needs, tx, ids)),
    own: ids.includes(reader.personId) ? of(reader.personId) : null,
    members: maySeeAll ? people.map(({ id, name }) => ({ name, velocity: of(id) })) : [],
  };
}

async function readShares(tx: Tx, { velocity }: TeamSprints): Promise<readonly PastShare[]> {
  const records = await listRecords(
    tx,
    velocity.of.map(({ id }) => id),
  );
  return records.map(readShare);
}

async function readWork(
  needs: Needs,
  tx: Tx,
  responsibleIds: readonly PersonId[],
): Promise<{ readonly period: Period; readonly calibration: Calibration }> {
  const now = needs.clock.now();
  const since = (ms: number) => new Date(now.getTime() - ms);
  const which = { from: since(CALIBRATION_MS), to: since(-1) };
  const done = await listWork(tx, { responsibleIds, which, limit: OUTCOMES_MAX });
  const open = await listWork(tx, { responsibleIds, which: 'open', limit: OPEN_MAX });
  // A split task's points are its parts'.
  const isWhole = new Set([...done, ...open].flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));
  const single = (tasks: readonly Task[]) => tasks.filter(({ id }) => !isWhole.has(id));
  const lately = single(done).filter(({ completedAt }) => completedAt !== null && completedAt >= since(PERIOD_MS));
  const outcomes = single(done).flatMap(({ points, startedAt, completedAt }) => {
    if (points === null || completedAt === null) return [];
    const isKnown = startedAt !== null && startedAt <= completedAt;
    return [{ points, hours: isKnown ? (completedAt.getTime() - startedAt.getTime()) / HOUR_MS : null }];
  });
  return { period: periodOf(lately, single(open)), calibration: calibrate(outcomes) };
}
