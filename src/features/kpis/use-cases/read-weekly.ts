import { z } from 'zod';
import type { ApiKeyActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { shiftWeek, type Week, weekOf, weekOn } from '../../../kit/dates/iso-week.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, listTeamZones, type Team } from '../../people/index.ts';
import { LENSES } from '../domain/measures.ts';
import { mayRead, type Scope } from '../domain/scope.ts';
import type { Weekly } from '../domain/weekly.ts';
import { readWeekly as readWeek } from '../store/weekly.ts';

/**
 * A week's numbers for a program: of the workspace, or of one team; never of a person, as a key is nobody's.
 * @param query `week` (`2026-W48`; absent: the last that is over), `scope` (`workspace`, or `team` with `team`, its id or
 * name), `lens`, `repository` (an id)
 * @throws ZodError a parameter can't be read · MusterError 'not-found' no such team · 'invalid' a week that hasn't begun
 */
export function readWeekly(
  needs: Pick<Ports, 'scope' | 'clock'>,
  actor: ApiKeyActor,
  query: Readonly<Record<string, string>>,
): Promise<Weekly> {
  const { week, scope, team, lens, repository } = parameters.parse(query);
  return needs.scope(actor.workspaceId, async (tx) => {
    const found = scope === 'team' || team !== undefined ? await findTeamBy(tx, team) : null;
    const whose: Scope = found === null ? { kind: 'workspace' } : { kind: 'team', teamId: found.id };
    // Every scope goes through the one rule, also those that a key may always read.
    if (!mayRead(whose, { kind: 'api-key' })) throw new MusterError('forbidden', 'A key may not read these numbers.');
    const timeZone = found === null ? WORKSPACE_ZONE : ((await listTeamZones(tx)).get(found.id) ?? WORKSPACE_ZONE);
    const now = needs.clock.now();
    const asked = week === undefined ? shiftWeek(weekOf(now, timeZone), -1, timeZone) : readWeekKey(week, timeZone);
    if (asked === null || asked.from > now)
      throw refused('week', 'should be an ISO week that has begun, such as 2026-W48');
    const repositoryId = (repository ?? null) as RepositoryId | null;
    const ask = { scope: whose, week: asked, timeZone, lens, repositoryId };
    return readWeek(tx, ask);
  });
}

/** A workspace has no wall of its own. */
const WORKSPACE_ZONE = 'UTC';

const parameters = z.strictObject({
  week: z
    .string()
    .regex(/^\d{4}-W\d{2}$/, 'should look like 2026-W48')
    .optional(),
  scope: z.enum(['workspace', 'team']).default('workspace'),
  team: z.string().min(1).max(100).optional(),
  lens: z.enum(LENSES).default('muster'),
  repository: z.uuid().optional(),
});

/** By id, or by name whatever its case. */
async function findTeamBy(tx: Tx, team: string | undefined): Promise<Team> {
  if (team === undefined) throw refused('team', 'say which team: its id or name');
  const found = (await listTeamsWithin(tx)).find(
    ({ id, name }) => id === team || name.toLowerCase() === team.toLowerCase(),
  );
  if (found === undefined) throw new MusterError('not-found', 'There is no such team in this workspace.');
  return found;
}

/** Null for a week no year has. */
function readWeekKey(key: string, zone: string): Week | null {
  const [year = '', number = ''] = key.split('-W');
  // 4 January always lies in week 1.
  const week = weekOn(addDays(`${year}-01-04`, 7 * (Number(number) - 1)), zone);
  return week.key === key ? week : null;
}

function refused(field: string, issue: string): MusterError {
  return new MusterError('invalid', 'Some parameters can’t be read. See details.', { fields: { [field]: issue } });
}
