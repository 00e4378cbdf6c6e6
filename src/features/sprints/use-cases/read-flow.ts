import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTeam, listTeamMembers, refusalOf } from '../../people/index.ts';
import { listCounted } from '../../tasks/index.ts';
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

/** The newest tasks of a team: more than half a year of a large one. */
const TASKS_MAX = 3_000;

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
  const all = await listCounted(tx, { responsibleIds, since: since(CALIBRATION_MS), limit: TASKS_MAX });
  // A split task's points are its parts'.
  const split = new Set(all.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));
  const single = all.filter(({ id }) => !split.has(id));
  const done = single.filter(({ completedAt }) => completedAt !== null);
  const outcomes = done.flatMap(({ points, startedAt, completedAt }) => {
    if (points === null || completedAt === null) return [];
    const isKnown = startedAt !== null && startedAt <= completedAt;
    return [{ points, hours: isKnown ? (completedAt.getTime() - startedAt.getTime()) / HOUR_MS : null }];
  });
  const lately = done.filter(({ completedAt }) => completedAt !== null && completedAt >= since(PERIOD_MS));
  const open = single.filter(({ completedAt }) => completedAt === null);
  return { period: periodOf(lately, open), calibration: calibrate(outcomes) };
}
