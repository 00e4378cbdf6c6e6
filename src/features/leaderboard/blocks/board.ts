import { type Block, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { GUESSES_MIN } from '../domain/rank-week.ts';
import type { BoardView } from '../domain/view.ts';
import { sayFigures, sayMerged, sayNames, sayWork } from './words.ts';

/** What a week came to; one honest line where nothing was merged. */
export function buildBoard(view: BoardView): readonly Block[] {
  const { board, state } = view;
  if (board.merged === 0)
    return [section(state === 'goes-on' ? 'Nothing was merged yet this week.' : 'Nothing was merged this week.')];
  const honours = [sayChampions(view), sayFastest(view)].flat();
  return [
    section(sayDetectives(view)),
    section(
      state === 'goes-on' ? md`*The team*\n${sayMerged(board.merged)} so far` : md`*The team*\n${sayFigures(board)}`,
    ),
    ...(honours.length === 0 ? [] : [section(joinMd(honours, '\n'))]),
  ];
}

function sayDetectives({ board: { detectives }, names }: BoardView): Mrkdwn {
  if (detectives.length === 0)
    return md`*Best detectives*\nNobody this time: it takes ${GUESSES_MIN} guesses that could be compared, and some of them right.`;
  const nameOf = ({ personId }: (typeof detectives)[number]) => names.get(personId) ?? '';
  const sorted = detectives.toSorted((a, b) => a.place - b.place || nameOf(a).localeCompare(nameOf(b)));
  const lines = sorted.map((one) => {
    // Between equal numbers skill decided: it is said where it shows.
    const isTied = sorted.some((other) => other.correct === one.correct && other.place !== one.place);
    const skill = isTied && one.skill !== null ? ` (skill ${one.skill.toFixed(2)})` : '';
    return md`${one.place}. *${nameOf(one)}*, ${one.correct} of ${one.scored} right${skill}`;
  });
  return joinMd([md`*Best detectives*`, ...lines], '\n');
}

function sayChampions({ board: { champions }, names }: BoardView): readonly Mrkdwn[] {
  const [first] = champions;
  if (first === undefined) return [];
  const who = sayNames(champions.map(({ personId }) => names.get(personId) ?? ''));
  const what = champions.length === 1 ? `${first.pullRequests} pull requests that reviewers liked best` : 'liked alike';
  return [md`*Quality champion*: ${who}, ${what}`];
}

function sayFastest({ board: { fastest }, names }: BoardView): readonly Mrkdwn[] {
  const [first] = fastest;
  if (first === undefined) return [];
  const who = sayNames(fastest.map(({ personId }) => names.get(personId) ?? ''));
  return [md`*Fastest fair reviewer*: ${who}, first review after ${sayWork(first.medianMs)} of work (median)`];
}
