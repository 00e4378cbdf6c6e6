import { type Block, context, header, section } from '../../../kit/blocks/index.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { AUTHORS_MIN } from '../../../kit/figures/choose-figure.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { Detectability, TeamDetectability } from '../use-cases/read-detectability.ts';
import { sayShare } from './words.ts';

/** Whether teams can still tell, a bar and its figures a line; nothing for somebody without a team. */
export function buildDetectability(teams: readonly TeamDetectability[]): readonly Block[] {
  if (teams.length === 0) return [];
  return [
    header('Can we still tell?'),
    ...teams.map((team) => section(sayTeam(team))),
    context(
      `Guesses that were right, of all that were scored. A coin gets half. Shown once it is about ${AUTHORS_MIN} people’s pull requests and two weeks have passed.`,
    ),
  ];
}

function sayTeam({ name, figures }: TeamDetectability): Mrkdwn {
  if (figures.length === 0) return md`*${name}*\nToo few to show yet`;
  return joinMd([md`*${name}*`, ...figures.map(sayFigure)], '\n');
}

function sayFigure({ share, guesses, mondays }: Detectability): Mrkdwn {
  return md`${bar(share)} *${sayShare(share)}* of ${guesses} guesses right, ${sayWeeks(mondays)}`;
}

function sayWeeks(mondays: Detectability['mondays']): string {
  const [first = '', last = ''] = [mondays.at(0), mondays.at(-1)];
  if (mondays.length === 1) return `week of ${showDay(first, first)}`;
  const sunday = addDays(last, 6);
  return `${mondays.length} weeks between ${showDay(first, sunday)} and ${showDay(sunday, sunday)}`;
}

const CELLS = 10;

function bar(share: number): string {
  const full = Math.min(CELLS, Math.max(0, Math.round(share * CELLS)));
  return '▓'.repeat(full) + '░'.repeat(CELLS - full);
}
