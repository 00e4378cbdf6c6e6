import type { TimelineEntry } from '../../web/contract.ts';
import { type Day, dayOf, instantOf } from '../time/day.ts';

/** One piece of a conversation, as it is laid out. */
export type Row = { readonly kind: 'beginning'; readonly key: string } | MessageRow;

/**
 * A message with what stands above it. Dates are no rows of their own: a row must keep its key and its neighbours when
 * older messages come in above, or the view would jump.
 */
export type MessageRow = {
  readonly kind: 'message';
  readonly key: string;
  readonly entry: TimelineEntry;
  /** The date to draw above it; null below another message of the same day. */
  readonly day: Day | null;
  /** True for the first one that is new to the reader. */
  readonly isFirstNew: boolean;
  /** False where it only goes on with what the same person said a moment ago. */
  readonly hasHead: boolean;
  /** Which of the known messages it is, from 1. */
  readonly position: number;
};

export type Told = {
  readonly entries: readonly TimelineEntry[];
  readonly hasOlder: boolean;
  readonly readTs: string | null;
};

export type Reader = { readonly id: string; readonly timeZone: string };

/** What one person says within this many seconds stands together below one name. */
const TOGETHER_S = 300;

/** Lays a conversation out: dates in the reader's zone, the line above what is new, names where they are needed. */
export function layOut({ entries, hasOlder, readTs }: Told, reader: Reader): readonly Row[] {
  const firstNew = readTs === null ? undefined : findFirstNew({ entries, hasOlder, readTs }, reader);
  const days = entries.map(({ ts }) => dayOf(instantOf(ts), reader.timeZone));
  const rows = entries.map((entry, at): MessageRow => {
    const before = entries[at - 1];
    const isOtherDay = days[at] !== days[at - 1];
    const isFirstNew = entry.ts === firstNew;
    const goesOn = !isOtherDay && !isFirstNew && before !== undefined && belongTogether(before, entry);
    const day = isOtherDay ? (days[at] ?? null) : null;
    return { kind: 'message', key: entry.ts, entry, day, isFirstNew, hasHead: !goesOn, position: at + 1 };
  });
  return hasOlder ? rows : [{ kind: 'beginning', key: 'beginning' }, ...rows];
}

/** Undefined also while it may lie further back than what is known. */
function findFirstNew(
  { entries, hasOlder, readTs }: Told & { readonly readTs: string },
  reader: Reader,
): string | undefined {
  const isAllNew = hasOlder && entries[0] !== undefined && Number(entries[0].ts) > Number(readTs);
  return isAllNew ? undefined : entries.find((one) => isNewTo(reader, one, readTs))?.ts;
}

function isNewTo(reader: Reader, { ts, userId, whisper }: TimelineEntry, readTs: string): boolean {
  return !whisper && userId !== reader.id && Number(ts) > Number(readTs);
}

/** Cards keep their names: they are long, and read one by one. A note of one line is no card. */
function belongTogether(before: TimelineEntry, entry: TimelineEntry): boolean {
  const arePlain = [before, entry].every(
    ({ whisper, blocks, thread }) => !whisper && isShort(blocks) && thread === null,
  );
  return arePlain && before.userId === entry.userId && Number(entry.ts) - Number(before.ts) < TOGETHER_S;
}

function isShort(blocks: TimelineEntry['blocks']): boolean {
  return blocks.length === 0 || (blocks.length === 1 && blocks[0]?.type === 'section' && !('accessory' in blocks[0]));
}
