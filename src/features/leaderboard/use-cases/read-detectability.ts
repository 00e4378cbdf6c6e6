import type { PersonActor } from '../../../kit/actor.ts';
import { shiftWeek, type Week, weekOf, weekOn } from '../../../kit/dates/iso-week.ts';
import { chooseFigure } from '../../../kit/figures/choose-figure.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, type Team } from '../../people/index.ts';
import { listTeamChoices, listVerdicts } from '../../pr-surveys/index.ts';
import { QUARTER_WEEKS, quarterOf, type Stretch, stretchesOf } from '../domain/detectability.ts';
import { insertFigure, lastShown, listShownFigures, lockFigures } from '../store/figures.ts';
import { timingOf } from './team-timing.ts';

/** How often a team's reviewers could tell, over one stretch of weeks. */
export type Detectability = {
  /** 0 to 1. */
  readonly share: number;
  readonly guesses: number;
  readonly mondays: readonly CalendarDay[];
};

/** A team’s figures, the newest first; none: too few to show. */
export type TeamDetectability = { readonly name: string; readonly figures: readonly Detectability[] };

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'holidays'>;

/** Whether the teams somebody is in or manages (admins: all) can still tell; what is shown is remembered as shown. */
export function readDetectability(needs: Needs, actor: PersonActor): Promise<readonly TeamDetectability[]> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const teams = (await listTeamsWithin(tx)).filter((team) => maySee(actor, team)).slice(0, TEAMS);
    if (teams.length > 0) await lockFigures(tx);
    const read: TeamDetectability[] = [];
    for (const team of teams) read.push({ name: team.name, figures: await readTeam(needs, tx, team) });
    return read;
  });
}

/** Most teams shown, by name. */
const TEAMS = 10;

/** Most figures of one team. */
const FIGURES = 3;

/** Weeks after whose Monday a week counts here: its leaderboard is sealed then. */
const SEALED_WEEKS = 2;

/** Source: product page, section 2, team aggregates. */
function maySee({ personId, role }: PersonActor, { leadId, memberIds, managerIds }: Team): boolean {
  return role === 'admin' || leadId === personId || [...memberIds, ...managerIds].includes(personId);
}

async function readTeam(needs: Needs, tx: Tx, team: Team): Promise<readonly Detectability[]> {
  const choice = (await listTeamChoices(tx, [team.id])).get(team.id);
  if (choice === undefined) return [];
  const { timeZone } = await timingOf(needs, tx, { team, choice });
  const stretches = (await readStretches(needs, tx, { team, timeZone })).slice(0, FIGURES);
  const figures: Detectability[] = [];
  for (const stretch of stretches) {
    const shown = await showStretch(needs, tx, { team, timeZone, stretch });
    if (shown !== null) figures.push(shown);
  }
  return figures;
}

type Reading = { readonly team: Team; readonly timeZone: string };

/** This quarter and the one before, up to the last sealed week. */
async function readStretches(needs: Needs, tx: Tx, { team, timeZone }: Reading): Promise<readonly Stretch[]> {
  const present = weekOf(needs.clock.now(), timeZone);
  const to = shiftWeek(present, 1 - SEALED_WEEKS, timeZone);
  const from = shiftWeek(present, -2 * QUARTER_WEEKS, timeZone);
  const verdicts = await listVerdicts(tx, { mergedFrom: from.from, mergedTo: to.from, teamId: team.id });
  const scored = verdicts.filter((one) => one.scored);
  const byWeek = Map.groupBy(scored, ({ mergedAt }) => weekOf(mergedAt, timeZone).monday);
  const weeks = [...byWeek].map(([monday, own]) => ({
    monday,
    items: own.map(({ invitationId: id, authorId, correct, weight }) => ({
      ...{ id, authorId, weight, value: correct ? 1 : 0 },
    })),
  }));
  return stretchesOf(weeks.filter(({ monday }) => quarterOf(monday) >= quarterOf(present.monday) - 1));
}

/** Null where it could be subtracted from something people have seen. */
async function showStretch(
  needs: Needs,
  tx: Tx,
  { team, timeZone, stretch }: Reading & { readonly stretch: Stretch },
): Promise<Detectability | null> {
  const week = spanOf(stretch, timeZone);
  const known = await listShownFigures(tx, week);
  const others = known.filter(({ name }) => name === 'detection');
  const own = lastShown(known, { teamId: team.id, week: week.key, name: 'detection' });
  const choice = chooseFigure(stretch.items, { own, others });
  const { mondays } = stretch;
  if (choice.kind === 'too-few') return null;
  if (choice.kind === 'kept') return { share: choice.value, guesses: own?.basis.length ?? 0, mondays };
  const { value, basis } = choice;
  await insertFigure(tx, {
    ...{ teamId: team.id, week, name: 'detection', value, basis },
    ...{ id: needs.random.uuid(), shownAt: needs.clock.now() },
  });
  return { share: value, guesses: basis.length, mondays };
}

/** One week is that week of the leaderboard; several have a key of their own, made of all of theirs. */
function spanOf({ mondays }: Stretch, timeZone: string): Week {
  const weeks = mondays.map((monday) => weekOn(monday, timeZone));
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a stretch has a week');
  const others = weeks.slice(1).map(({ key }) => key.slice(key.indexOf('W')));
  return { ...first, to: last.to, key: `${first.key}${others.map((key) => `+${key}`).join('')}` as Week['key'] };
}
