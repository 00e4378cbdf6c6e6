import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '../../web/contract.ts';
import { listen, oneAtATime } from '../world/live.ts';
import { fetchTimeline, PAGE_SIZE, type Where } from './fetch-timeline.ts';
import { mergeTimeline } from './merge-timeline.ts';

export type Stretch = {
  readonly entries: readonly TimelineEntry[];
  readonly hasOlder: boolean;
  /** Up to where this person had read when they came; it stays while they are here. */
  readonly readTs: string | null;
};

/** How long after the last change the older pages are asked again, in milliseconds: their cards may have changed. */
const CALM_MS = 1_200;
/** The most the server gives at a time. */
const MOST = 500;
/** Conversations whose last state is kept, so that coming back shows something at once. */
const KEPT_MAX = 24;

const kept = new Map<string, Stretch>();

/** A conversation as somebody sees it, kept right as it changes. Null until it is known. */
export function useTimeline(where: Where): { readonly stretch: Stretch | null; readonly loadOlder: () => void } {
  const { personId, channelId } = where;
  const key = `${personId}/${channelId}`;
  const [stretch, setStretch] = useState<Stretch | null>(() => kept.get(key) ?? null);
  const now = useRef(stretch);
  const older = useRef<() => void>(() => {});
  useEffect(() => {
    let isOver = false;
    const show = (next: Stretch): void => {
      if (isOver || next === now.current) return;
      now.current = next;
      keep(key, next);
      setStretch(next);
    };
    const asked = { personId, channelId };
    let isFirst = true;
    const refresh = oneAtATime(async () => {
      show(await newest(asked, now.current, isFirst));
      isFirst = false;
    });
    const refreshOlder = oneAtATime(async () => {
      if (now.current !== null) show(await again(asked, now.current));
    });
    older.current = oneAtATime(async () => {
      if (now.current?.hasOlder === true) show(await extend(asked, now.current));
    });
    let calm: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((heard) => {
      if (heard.kind !== 'reconnected' && (heard.kind !== 'conversation' || heard.channelId !== channelId)) return;
      refresh();
      clearTimeout(calm);
      calm = setTimeout(refreshOlder, CALM_MS);
    });
    refresh();
    return () => {
      isOver = true;
      clearTimeout(calm);
      stop();
    };
  }, [key, personId, channelId]);
  return { stretch, loadOlder: useCallback(() => older.current(), []) };
}

const NOTHING: Stretch = { entries: [], hasOlder: false, readTs: null };

/** @param isFirst of this visit: then it says up to where was read */
async function newest(where: Where, known: Stretch | null, isFirst: boolean): Promise<Stretch> {
  const answer = await fetchTimeline(where, { limit: PAGE_SIZE });
  if (answer === null) return known ?? NOTHING;
  if (known === null || leavesGap(known, answer.entries)) return answer;
  const isWhole = !answer.hasOlder;
  const entries = mergeTimeline(known.entries, answer.entries, { isNewest: true, isWhole });
  const hasOlder = isWhole ? false : known.hasOlder;
  if (isFirst) return { entries, hasOlder, readTs: answer.readTs };
  return entries === known.entries && hasOlder === known.hasOlder ? known : { ...known, entries, hasOlder };
}

/** True when so much was said meanwhile that what lies between is not known. */
function leavesGap(known: Stretch, told: readonly TimelineEntry[]): boolean {
  const last = known.entries.at(-1)?.ts;
  return told.length === PAGE_SIZE && last !== undefined && Number(last) < Number(told[0]?.ts);
}

async function extend(where: Where, known: Stretch): Promise<Stretch> {
  const before = known.entries[0]?.ts;
  if (before === undefined) return known;
  const answer = await fetchTimeline(where, { before, limit: PAGE_SIZE * 2 });
  if (answer === null) return known;
  const first = new Set(known.entries.map(({ ts }) => ts));
  const added = answer.entries.filter(({ ts }) => !first.has(ts));
  return { ...known, entries: [...added, ...known.entries], hasOlder: answer.hasOlder && added.length > 0 };
}

/** Everything older than the newest page, asked again. */
async function again(where: Where, known: Stretch): Promise<Stretch> {
  let shown = known;
  let before = known.entries.at(-PAGE_SIZE)?.ts;
  const oldest = known.entries[0]?.ts ?? '';
  while (before !== undefined && before > oldest) {
    const answer = await fetchTimeline(where, { before, limit: MOST });
    const told = answer?.entries.filter(({ ts }) => ts >= oldest) ?? [];
    if (told.length === 0) break;
    shown = { ...shown, entries: mergeTimeline(shown.entries, told, { isNewest: false, isWhole: false }) };
    before = told[0]?.ts;
  }
  return shown.entries === known.entries ? known : shown;
}

function keep(key: string, stretch: Stretch): void {
  kept.delete(key);
  // Only its end: who comes back begins there, and may go up again.
  const entries = stretch.entries.slice(-PAGE_SIZE);
  const hasOlder = stretch.hasOlder || entries.length < stretch.entries.length;
  // What was new is read now; the next visit's first answer says what is new then.
  kept.set(key, { entries, hasOlder, readTs: null });
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
}
