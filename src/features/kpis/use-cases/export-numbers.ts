import type { Role } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { weekOn } from '../../../kit/dates/iso-week.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { listPeople, listTeamZones, type Team } from '../../people/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import type { ExportFormat } from '../domain/export.ts';
import { type ExportedWeek, writeExport } from '../domain/export-text.ts';
import { NO_FIGURES } from '../domain/figures.ts';
import { mayRead, type Scope } from '../domain/scope.ts';
import { type Weeks, weeksUntil } from '../domain/time-of.ts';
import { toWeekly } from '../domain/to-weekly.ts';
import type { Weekly } from '../domain/weekly.ts';
import { readProductionFigures } from '../store/production.ts';
import { readWeeks } from '../store/weeks.ts';

import type { ResolvedAsk } from './read-shown.ts';
import { type PersonViewer, readViewer } from './read-viewer.ts';
import { resolveTime } from './resolve-time.ts';

export type Export = {
  readonly reader: { readonly personId: PersonId; readonly role: Role; readonly timeZone: string };
  readonly ask: NumbersAsk;
  readonly format: ExportFormat;
  readonly now: Date;
};

/** Whose weeks a file holds at most: the one asked for, and those it is made of. Source: a team's list of people, twice 200. */
const SCOPES_MAX = 401;

/**
 * The numbers somebody looks at, week by week, as text: of a team also of each member, of the workspace also of each team,
 * as far as the reader may see them.
 * @throws MusterError 'forbidden' not theirs to see
 */
export async function exportNumbers(tx: Tx, { reader, ask, format, now }: Export): Promise<string> {
  const { viewer, teams } = await readViewer(tx, reader);
  const scope = chooseScope(ask.scope, viewer);
  if (scope === null)
    throw new MusterError('forbidden', 'These numbers aren’t yours to see any more. Open Home again, tab Numbers.');
  const scopes = [scope, ...partsOf(scope, teams)].filter((one) => mayRead(one, viewer)).slice(0, SCOPES_MAX);
  const names = await namesOf(tx, scopes, { viewer, teams });
  const repositories = await listChosenRepositories(tx);
  const repository = repositories.find(({ id }) => id === ask.repositoryId)?.fullName ?? ask.repositoryId;
  const zone = reader.timeZone;
  const time = await resolveTime(tx, { choice: ask.range, scope, viewer, zone, now });
  const weeks = time?.weeks ?? weeksUntil(now, DEFAULT_WEEKS, zone);
  const zones = await listTeamZones(tx);
  const exported: ExportedWeek[] = [];
  for (const one of scopes) {
    // A team's weeks begin on its own wall, and so do those of its people.
    const team = one.kind === 'team' ? one : scope.kind === 'team' ? scope : null;
    const timeZone = (team === null ? null : zones.get(team.teamId)) ?? zone;
    const whose = names(one);
    for (const weekly of await readWeeksOf(tx, { ask: { ...ask, scope: one }, weeks, timeZone, isPart: one !== scope }))
      exported.push({ whose, repository, weekly });
  }
  return writeExport(exported, format);
}

type AskedWeeks = {
  readonly ask: ResolvedAsk;
  readonly weeks: Weeks;
  readonly timeZone: string;
  /** Of a scope that the one asked for is made of. */
  readonly isPart: boolean;
};

/** From the roll-ups: one look for all weeks of a scope, however many there are. */
async function readWeeksOf(tx: Tx, { ask, weeks, timeZone, isPart }: AskedWeeks): Promise<readonly Weekly[]> {
  const mondays = { from: weeks.first.monday, to: weeks.last.monday };
  const known = new Map((await readWeeks(tx, { ...ask, weeks: mondays })).map((row) => [row.week, row]));
  const all: Weekly[] = [];
  for (let n = 0; n < weeks.count; n += 1) {
    const week = weekOn(addDays(weeks.first.monday, 7 * n), timeZone);
    const range = { from: week.from, to: week.to };
    // Reading it takes longer than all the rest: of those it is made of nobody asked.
    const production = isPart ? null : await readProductionFigures(tx, { ...ask, range, timeZone });
    all.push(toWeekly({ ...ask, week, timeZone }, { figures: known.get(week.monday) ?? NO_FIGURES, production }));
  }
  return all;
}

/** Where a sprint was asked for and none is open. */
const DEFAULT_WEEKS = 4;

/** What a scope is made of. */
function partsOf(scope: Scope, teams: readonly Team[]): readonly Scope[] {
  switch (scope.kind) {
    case 'person':
      return [];
    case 'team': {
      const team = teams.find(({ id }) => id === scope.teamId);
      const ids = [...new Set([...(team?.memberIds ?? []), ...(team?.leadId ? [team.leadId] : [])])];
      return ids.map((personId) => ({ kind: 'person', personId }));
    }
    case 'workspace':
      return teams.map(({ id }) => ({ kind: 'team', teamId: id }));
    default:
      return scope satisfies never;
  }
}

async function namesOf(
  tx: Tx,
  scopes: readonly Scope[],
  { viewer, teams }: { readonly viewer: PersonViewer; readonly teams: readonly Team[] },
): Promise<(scope: Scope) => string> {
  const ids = scopes.flatMap((one) => (one.kind === 'person' ? [one.personId] : []));
  const people = new Map((await listPeople(tx, [...ids, viewer.personId])).map(({ id, name }) => [id, name]));
  return (scope) => {
    if (scope.kind === 'workspace') return 'workspace';
    if (scope.kind === 'team') return teams.find(({ id }) => id === scope.teamId)?.name ?? scope.teamId;
    return people.get(scope.personId) ?? scope.personId;
  };
}
