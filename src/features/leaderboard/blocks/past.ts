import { type Block, section, table } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { Board } from '../domain/board.ts';
import type { BoardView, PastWeek } from '../domain/view.ts';
import { sayNames, sayShare, weekNumber } from './words.ts';

/** Weeks that make a picture. */
const WEEKS_MIN = 3;

/** How the weeks went, as a table: messages alone may carry one. Empty while there are too few. */
export function buildPastTable(view: BoardView): readonly Block[] {
  const rows = rowsOf(view);
  if (rows.length === 0) return [];
  const columns = [
    { title: 'Week' },
    { title: 'Merged', align: 'right' as const },
    { title: 'Guesses right' },
    { title: 'Best detective' },
  ];
  return [table({ columns, rows: rows.map(({ week, merged, right, best }) => [week, merged, right, best]) })];
}

/** The same as lines, for views. */
export function buildPastLines(view: BoardView): readonly Block[] {
  const rows = rowsOf(view);
  if (rows.length === 0) return [];
  const lines = rows.map(({ week, merged, right, best }) => {
    const parts = [`${merged} merged`, ...(right === '' ? [] : [right]), ...(best === '' ? [] : [best])];
    return md`week ${week}: ${parts.join(' · ')}`;
  });
  return [section(joinMd([md`*Week by week*`, ...lines], '\n'))];
}

function rowsOf({ week, board, before, names, state }: BoardView) {
  const shown: readonly PastWeek[] = state === 'goes-on' ? before : [{ week, board }, ...before];
  if (shown.length < WEEKS_MIN) return [];
  return shown.map((one) => ({
    week: weekNumber(one.week),
    merged: String(one.board.merged),
    right: one.board.figures.detection === null ? '' : drawBar(one.board.figures.detection),
    best: sayNames(bestOf(one.board).map((id) => names.get(id) ?? '')),
  }));
}

function bestOf({ detectives }: Board) {
  return detectives.filter(({ place }) => place === 1).map(({ personId }) => personId);
}

/** Short enough for a phone. */
const BAR = 6;

/** `████░░ 61 %` */
function drawBar(share: number): string {
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${sayShare(share)}`;
}
