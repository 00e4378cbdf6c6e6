import { type Block, context, divider, header, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import { localDay } from '../../../kit/zones.ts';
import { MONDAY_MEASURES, type TeamWeek } from '../domain/monday.ts';
import { PRODUCTION_MEASURES } from '../domain/production/production.ts';
import { isEmpty } from './lines.ts';
import { compareTeams } from './monday-chart.ts';
import { sayDiagnosis } from './words/diagnoses.ts';
import { sayCounts, sayMeasure } from './words/figures.ts';
import { sayProduction } from './words/production.ts';

/** Teams told in full, so that a message holds them; a manager of more finds the others in Home. */
const TEAMS_MAX = 8;

/** Gaps told of a team: those that somebody can close. */
const DIAGNOSES_MAX = 2;

/** The week that is over, for somebody who leads or manages teams: one message, however many they are. */
export function buildMonday(teams: readonly TeamWeek[]): Message {
  const [first] = teams;
  const title = first === undefined ? 'Your teams’ week' : `Your teams’ ${sayWeek(first.week.week)}`;
  const shown = teams.slice(0, TEAMS_MAX);
  const more = teams.length - shown.length;
  return message({
    text: title,
    blocks: [
      header(title),
      ...(first === undefined ? [] : [context(sayDays(first))]),
      ...compareTeams(shown),
      ...shown.flatMap((one, n) => [...(n === 0 ? [] : [divider()]), ...buildTeam(one)]),
      ...(more > 0 ? [context(`and ${more} more ${more === 1 ? 'team' : 'teams'}: Home, tab Numbers`)] : []),
      context('Where each number comes from: Home, tab Numbers, Explain. To stop this message: Home, tab Settings.'),
    ],
  });
}

function sayWeek(key: string): string {
  return `week ${Number(key.slice(-2))}`;
}

function sayDays({ week }: TeamWeek): string {
  const day = (at: number) => localDay(new Date(at), week.timeZone);
  const [first, last] = [day(Date.parse(week.from)), day(Date.parse(week.to) - 1)];
  return `${showDay(first, last)} to ${showDay(last, last)}, compared with the week before`;
}

function buildTeam({ name, week, before }: TeamWeek): readonly Block[] {
  if (isEmpty(week)) return [section(md`*${name}*\nNothing was merged.`)];
  const { production, diagnosis, lens } = week;
  const measures = MONDAY_MEASURES.filter((measure) => week.measures[measure] !== undefined);
  const lines: readonly Mrkdwn[] = [
    md`*${name}*`,
    sayCounts(week, before),
    ...measures.map((measure) => sayMeasure(measure, { figures: week, before, lens })),
    ...(production === null ? [] : PRODUCTION_MEASURES.map((measure) => sayProduction(measure, production[measure]))),
  ];
  const mendable = diagnosis.filter(({ remedy }) => remedy !== 'none');
  return [section(joinMd(lines, '\n')), ...mendable.slice(0, DIAGNOSES_MAX).map((one) => context(sayDiagnosis(one)))];
}
