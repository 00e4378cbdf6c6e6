import {
  type Block,
  button,
  context,
  divider,
  header,
  type ModalView,
  modal,
  section,
} from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { type NumbersAsk, writeAsk } from '../domain/ask.ts';
import type { ReviewTurnaround } from '../domain/review-requests.ts';
import type { RequestRow, ShownRequests } from '../use-cases/explain-requests.ts';
import type { RowReader } from './explain-production.ts';
import { kpiForms, kpiIds } from './ids.ts';
import { sayMinutes } from './words/duration.ts';
import { sayTime, sayWhose } from './words/whose.ts';

/** How long reviews took that were asked for, as a line; nothing where none was. */
export function buildReviewRequests(turnaround: ReviewTurnaround, ask: NumbersAsk): readonly Block[] {
  const { summary, open } = turnaround;
  if (summary.n + open.waiting + open.withdrawn + open.over === 0) return [];
  const explain = button({
    id: kpiIds.requests.build(writeAsk(ask)),
    text: 'Explain',
    label: 'Explain reviews asked for',
  });
  return [section(md`*Reviews asked for*: ${sayTurnaround(turnaround)}`, { accessory: explain })];
}

/** `median 3 h · 75 % within 1 d · 14 reviewed · 2 waiting`; unknown where nothing was reviewed. */
function sayTurnaround({ summary: { n, median, p75 }, open }: ReviewTurnaround): string {
  const figures =
    median === null || p75 === null
      ? ['unknown, not 0: none was reviewed so far']
      : [`median ${sayMinutes(median)}`, `75 % within ${sayMinutes(p75)}`, `${n} reviewed`];
  const others = [
    ...(open.waiting === 0 ? [] : [`${open.waiting} waiting`]),
    ...(open.over === 0 ? [] : [`${open.over} merged or closed without them`]),
    ...(open.withdrawn === 0 ? [] : [`${open.withdrawn} withdrawn`]),
  ];
  return [...figures, ...others].join(' · ');
}

/** What that line is made of. */
export function buildRequestsExplained(shown: ShownRequests, reader: RowReader): ModalView {
  const { whose, time, turnaround, rows, more } = shown;
  return modal({
    title: 'Explain',
    callbackId: kpiForms.explain,
    close: 'Close',
    blocks: [
      header('Reviews asked for'),
      context(`${sayWhose(whose)}, ${sayTime(time)}`),
      section(
        md`*${sayTurnaround(turnaround)}*\nFrom when a review was asked of somebody, and the pull request was ready, to their first review after it; nights and weekends count. What has no review is in no figure. A team’s are those of its members now.`,
      ),
      divider(),
      ...(rows.length === 0 ? [context('No review was asked for in this time.')] : []),
      ...rows.map((row) => section(sayRow(row, reader))),
      ...(more === 0 ? [] : [context(`and ${more} more`)]),
    ],
  });
}

function sayRow({ pull, reviewer, askedAt, minutes, end }: RequestRow, reader: RowReader): Mrkdwn {
  const what = pull === null ? md`a pull request of somebody else` : md`${link(pull.url, pull.ref)} ${pull.title}`;
  const took = minutes === null ? md`_${ENDS[end]}_` : md`*${sayMinutes(minutes)}*`;
  return joinMd([what, reviewer, md`asked ${showInstant(askedAt, reader)}`, took], ' · ');
}

const ENDS: Readonly<Record<RequestRow['end'], string>> = {
  reviewed: 'reviewed',
  waiting: 'no review yet',
  withdrawn: 'not asked of them any more',
  over: 'merged or closed without their review',
};
