import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, type Team } from '../../people/index.ts';
import { type Capacity, capacityFor } from '../domain/capacity.ts';
import type { SprintOverview, SprintReport, TeamSprints } from '../domain/report.ts';
import { mayFillSprint, mayRunSprint } from '../domain/rights.ts';
import type { Sprint } from '../domain/sprint.ts';
import type { Velocity } from '../domain/velocity.ts';
import { readReport } from '../store/read-report.ts';
import { listBegun, listLive } from '../store/sprints.ts';
import { listUnowned } from '../store/tracker-sprints.ts';
import { readPersonDays } from './read-person-days.ts';
import { readVelocity } from './read-velocity.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'holidays'>;

/** Teams shown at once: an admin sees the first ones by name, and each has its own numbers. */
export const TEAMS_MAX = 4;

/** Sprints of the reader's teams (in, led, managed; an admin's own first, then all), by the teams' names. */
export function readTeamSprints(needs: Needs, reader: PersonActor): Promise<readonly TeamSprints[]> {
  return needs.scope(reader.workspaceId, (tx) => readTeams(needs, tx, reader));
}

/** The same, and open sprints of the tracker that are of no team here: everybody may see them. At most three. */
export function readOverview(needs: Needs, reader: PersonActor): Promise<SprintOverview> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const teams = await readTeams(needs, tx, reader);
    const now = needs.clock.now();
    const unowned: SprintReport[] = [];
    for (const sprint of (await listUnowned(tx)).slice(0, UNOWNED_MAX))
      unowned.push(await readReport(tx, { sprint, teamName: '', now }));
    const mayOwn = (await listTeamsWithin(tx)).some((team) => mayRunSprint(reader, team));
    return { teams, unowned, mayOwn };
  });
}

const UNOWNED_MAX = 3;

async function readTeams(needs: Needs, tx: Tx, reader: PersonActor): Promise<readonly TeamSprints[]> {
  const all = await listTeamsWithin(tx);
  const isOwn = (team: Team) => mayFillSprint({ ...reader, role: 'developer' }, team);
  const teams = [...all.filter(isOwn), ...(reader.role === 'admin' ? all.filter((team) => !isOwn(team)) : [])];
  const read: TeamSprints[] = [];
  for (const team of teams.slice(0, TEAMS_MAX)) read.push(await readTeam(needs, tx, { reader, team }));
  return read;
}

async function readTeam(
  needs: Needs,
  tx: Tx,
  { reader, team }: { readonly reader: PersonActor; readonly team: Team },
): Promise<TeamSprints> {
  const now = needs.clock.now();
  const [sprints, begun] = [await listLive(tx, [team.id]), await listBegun(tx, { teamId: team.id, limit: 2 })];
  const live: SprintReport[] = [];
  for (const sprint of sprints) live.push(await readReport(tx, { sprint, teamName: team.name, now }));
  const closed = begun.find(({ state }) => state === 'closed');
  const last = closed === undefined ? null : await readReport(tx, { sprint: closed, teamName: team.name, now });
  const velocity = await readVelocity(tx, { teamId: team.id, before: new Date(now.getTime() + 1) });
  return {
    ...{ teamId: team.id, teamName: team.name, mayRun: mayRunSprint(reader, team), live, last, velocity },
    capacity: await readCapacity(needs, tx, {
      ...{ team, velocity },
      next: sprints.find(({ state }) => state === 'planned'),
    }),
  };
}

type Asked = { readonly team: Team; readonly velocity: Velocity; readonly next: Sprint | undefined };

/** With the working days the team has in its next planned sprint; without one, for a sprint like the last ones. */
async function readCapacity(needs: Needs, tx: Tx, { team, velocity, next }: Asked): Promise<Capacity> {
  if (next === undefined) return capacityFor(velocity, null);
  const people = await readPersonDays(needs, tx, { teamId: team.id, from: next.startsOn, to: next.endsOn });
  return capacityFor(
    velocity,
    people.reduce((sum, one) => sum + one.days, 0),
  );
}
