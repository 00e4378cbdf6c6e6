import { actions, type Block, button, context, divider, header, section } from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { OwnCommit, OwnNumbers } from '../domain/numbers.ts';
import { shownValue } from '../domain/shown-value.ts';
import { AUTHORS_MIN } from '../domain/visibility.ts';
import { commitIds, writePage } from './ids.ts';
import { reasonWords } from './reason-words.ts';

/** Commits on a page. */
export const PAGE = 8;

export type Shown = {
  readonly offset: number;
  /** What an appeal just changed, as a sentence; null otherwise. */
  readonly said: string | null;
};

/** One's own commits of a week with what they weigh, and the sums of one's teams. */
export function buildNumbers(numbers: OwnNumbers, { offset, said }: Shown): readonly Block[] {
  const { commits, week, ago, teams } = numbers;
  const shown = commits.slice(offset, offset + PAGE);
  return [
    ...(said === null ? [] : [section(said), divider()]),
    header(ago === 0 ? 'Your commits this week' : `Your commits of the week of ${showDay(week.monday, week.monday)}`),
    section(summaryOf(numbers)),
    ...shown.flatMap(rowOf),
    ...pagesOf(numbers, offset),
    ...(teams.length === 0
      ? []
      : [divider(), header(ago === 0 ? 'Your teams this week' : 'Your teams that week'), section(teamsOf(numbers))]),
    context(
      'A planning hint from the size and kind of each change, never a measure of a person. Single values are shown to you alone; sums need commits of five people.',
    ),
  ];
}

function summaryOf({ commits, points, factor, matched, ago }: OwnNumbers): Mrkdwn {
  if (!matched)
    return md`*No GitHub account is known to be yours yet.*\nOnce an admin has connected GitHub and matched people under *Settings*, your commits show up here.`;
  if (commits.length === 0)
    return ago === 0
      ? md`*No commits of yours yet this week.*\nWhat you push to a connected repository shows up here a minute later.`
      : md`No commits of yours in that week.`;
  const scale = Math.abs(factor - 1) < 0.005 ? md`` : md` Appeals have moved the scale to ${factor.toFixed(2)}.`;
  return md`*${points.toFixed(1)} points* in ${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}.${scale}`;
}

function rowOf({ weighed, share, points, suggested }: OwnCommit): readonly Block[] {
  const { id, title, url, repositoryName, sha, lowHours, highHours } = weighed;
  const value = shownValue(points);
  const name = title === '' ? sha.slice(0, 7) : title;
  const what = url === null ? md`${name}` : link(url, name);
  const part = share > 0.99 ? md`` : md` · your part: ${Math.round(share * 100)} %`;
  const yours = suggested === null ? md`` : md` · you said ${suggested}`;
  const why = reasonWords(weighed);
  const text = joinMd(
    [
      md`*${value} ${value === 1 ? 'point' : 'points'}* · ${hoursWords(lowHours, highHours)} · ${what}`,
      md`${repositoryName} · ${sha.slice(0, 7)}${part}${yours}`,
      ...(why === '' ? [] : [md`_${why}_`]),
    ],
    '\n',
  );
  const accessory =
    suggested === null
      ? button({ id: commitIds.appeal.build(id), text: 'This looks wrong' })
      : button({ id: commitIds.undo.build(id), text: 'Undo my word' });
  return [section(text, { accessory })];
}

function hoursWords(low: number, high: number): string {
  if (high < 0.3) return 'minutes';
  const plain = (hours: number) => (hours >= 10 ? Math.round(hours) : Math.round(hours * 2) / 2);
  return plain(low) === plain(high) ? `about ${plain(high)} h` : `${plain(low)} to ${plain(high)} h`;
}

function pagesOf({ commits, ago }: OwnNumbers, offset: number): readonly Block[] {
  const go = (text: string, page: { ago: number; offset: number }) =>
    button({ id: commitIds.page.build(writePage(page)), text });
  return [
    actions([
      ...(offset > 0 ? [go('Newer', { ago, offset: Math.max(0, offset - PAGE) })] : []),
      ...(offset + PAGE < commits.length ? [go('Older', { ago, offset: offset + PAGE })] : []),
      ...(ago < 52 ? [go('The week before', { ago: ago + 1, offset: 0 })] : []),
      ...(ago > 0 ? [go('The week after', { ago: ago - 1, offset: 0 })] : []),
    ]),
  ];
}

/** Sums are shown in steps, so that two of them side by side don't tell what one person did. In points. */
const SUM_STEP = 5;

function teamsOf({ teams }: OwnNumbers): Mrkdwn {
  const lines = teams.map(({ name, figure }) =>
    figure.kind === 'sum'
      ? md`*${name}*: about ${Math.round(figure.points / SUM_STEP) * SUM_STEP} points by ${figure.authors} people`
      : md`*${name}*: too few to show (commits of ${AUTHORS_MIN} people are needed)`,
  );
  return joinMd(lines, '\n');
}
