import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { instantOf, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, listTeamsWithin, type Team, teamsOf } from '../../people/index.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { type Detectability, detectabilityOf, QUARTER_WEEKS, quarterOf } from '../domain/detectability.ts';
import { mondayOf, type Score, type ScoredWeek, scoreByWeek, scoreOf } from '../domain/score.ts';
import type { PersonChoice } from '../domain/settings.ts';
import { listRevealedQuestions } from '../store/own-questions.ts';
import { listTeamChoices } from '../store/settings.ts';
import { listTeamGuesses } from '../store/team-guesses.ts';
import { listOwnVerdicts } from '../store/verdicts.ts';
import { getPersonChoice } from './choose-settings.ts';
import { type OwnQuestions, ownQuestions } from './list-own-questions.ts';

/** What the Detective tab shows one person. */
export type Detective = OwnQuestions & {
  /** What was revealed lately, the newest first. */
  readonly revealed: readonly SurveyQuestion[];
  readonly score: Score;
  /** The newest first. */
  readonly weeks: readonly ScoredWeek[];
  readonly teams: readonly TeamRate[];
  readonly own: PersonChoice;
};

/** A team’s figures, the newest first; none: too few to show. */
export type TeamRate = { readonly name: string; readonly figures: readonly Detectability[] };

type Needs = Pick<Ports, 'scope' | 'clock'>;

/** Own questions, own guesses, and the figures of the teams the reader is in or manages. */
export function readDetective(needs: Needs, actor: PersonActor): Promise<Detective> {
  const now = needs.clock.now();
  return needs.scope(actor.workspaceId, async (tx) => {
    const guesses = await listOwnVerdicts(tx, actor.personId);
    return {
      ...(await ownQuestions(tx, actor)),
      revealed: await listRevealedQuestions(tx, actor.personId, REVEALED),
      score: scoreOf(guesses),
      weeks: scoreByWeek(guesses, actor.timeZone).slice(0, WEEKS),
      teams: await readTeams(tx, actor, now),
      own: await getPersonChoice(tx, actor.personId),
    };
  });
}

/** How many reveals and weeks are shown. */
const REVEALED = 3;
const WEEKS = 8;

/** Most teams shown; who manages more finds them by their leaderboards. */
const TEAMS = 5;

async function readTeams(tx: Tx, { personId }: PersonActor, now: Date): Promise<readonly TeamRate[]> {
  const own = await teamsOf(tx, personId);
  const managed = (await listTeamsWithin(tx)).filter(({ managerIds }) => managerIds.includes(personId));
  const teams = [...own, ...managed.filter(({ id }) => !own.some((team) => team.id === id))].slice(0, TEAMS);
  const choices = await listTeamChoices(
    tx,
    teams.map(({ id }) => id),
  );
  const leads = await listPeople(
    tx,
    teams.flatMap(({ leadId }) => leadId ?? []),
  );
  const rates: TeamRate[] = [];
  for (const team of teams) {
    const zone = choices.get(team.id)?.timeZone ?? leads.find(({ id }) => id === team.leadId)?.timeZone ?? 'UTC';
    rates.push({ name: team.name, figures: await readFigures(tx, { team, zone, now }) });
  }
  return rates;
}

/** Weeks after which nothing about a week changes any more: the leaderboard is sealed then, and so is this. */
const SEALED_WEEKS = 2;

type Read = { readonly team: Team; readonly zone: string; readonly now: Date };

/** This quarter and the one before; see `detectabilityOf`. */
async function readFigures(tx: Tx, { team, zone, now }: Read): Promise<readonly Detectability[]> {
  const monday = mondayOf(localDay(now, zone));
  const quarter = quarterOf(monday);
  const from = addDays(monday, -7 * (2 * QUARTER_WEEKS));
  const guesses = await listTeamGuesses(tx, {
    teamId: team.id,
    mergedFrom: instantOf(from, '00:00', zone),
    mergedTo: instantOf(addDays(monday, -7 * (SEALED_WEEKS - 1)), '00:00', zone),
  });
  const inTime = guesses.map(({ mergedAt, settledAt, ...guess }) => {
    const week = mondayOf(localDay(mergedAt, zone));
    const sealedAt = instantOf(addDays(week, 7 * SEALED_WEEKS), '00:00', zone);
    return { ...guess, monday: week, counts: settledAt < sealedAt };
  });
  return detectabilityOf(inTime.filter((guess) => guess.counts && quarterOf(guess.monday) >= quarter - 1));
}
