import { addDays } from '../../../kit/dates/calendar.ts';
import { joinMd, link, type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import type { Contradiction } from '../domain/contradictions.ts';
import type { Place } from '../domain/form.ts';

/** Whom something is drawn for. */
export type ForReader = { readonly timeZone: string; readonly now: Date };

/** `today`, `yesterday`, else `Wed 25 Nov`, as the reader calls it. */
export function sayDay(on: CalendarDay, { timeZone, now }: ForReader): string {
  const today = localDay(now, timeZone);
  if (on === today) return 'today';
  return on === addDays(today, -1) ? 'yesterday' : showDay(on, today);
}

/** `Wed 25 Nov` */
export function nameDay(on: CalendarDay, { timeZone, now }: ForReader): string {
  return showDay(on, localDay(now, timeZone));
}

/** Where it goes, for the end of a sentence; says plainly when nobody reads it. */
export function sayPlaces(places: readonly Place[]): Mrkdwn {
  const said = places.map(({ name, channelId }) =>
    channelId === null
      ? md`${name} (it has no channel yet, so nobody else reads it)`
      : md`${mentionChannel(channelId)} (${name})`,
  );
  return said.length === 0 ? md`nobody, as none of your teams checks in any more` : joinMd(said, ' and ');
}

/** One line a thing, each with its link where there is one. */
export function bullets(lines: readonly { readonly text: string; readonly url?: string | null }[]): Mrkdwn {
  return joinMd(
    lines.map(({ text, url = null }) => (url === null ? md`• ${text}` : md`• ${link(url, text)}`)),
    '\n',
  );
}

/** What doesn't fit together, to its author. */
export function sayContradiction({ kind, about, days }: Contradiction): Mrkdwn {
  switch (kind) {
    case 'said-done-still-open':
      return md`You say that ${about} is done, and it is still open.`;
    case 'blocker-carried':
      return md`“${about}” has stopped you for ${days} working days. Name who could help, or block its task.`;
    case 'work-without-task':
      return md`No task covers ${about}. \`/task\` makes one.`;
    default:
      return kind satisfies never;
  }
}
