import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Row } from './rows.ts';
import { hearShowAgain } from './show-again.ts';

type Needs = {
  readonly rows: readonly Row[];
  readonly hasOlder: boolean;
  readonly shown: string | null;
  readonly onNeedOlder: () => void;
  readonly onSeen: (ts: string) => void;
};

/** This near to the end, in pixels, one is at the end. */
const END_NEAR = 72;
/** With fewer rows than this above what is in sight, older ones are fetched. */
const ROWS_AHEAD = 24;
/** Room for the words above the oldest known message, in pixels. */
const OLDER_HEIGHT = 48;
/** With more new messages than this one begins at the first of them, otherwise at the end. */
const NEW_FITTING = 5;

/** Which rows are drawn where: sticks to the end when at the end, and does not jump when older ones come in above. */
export function useRolling(scroller: RefObject<HTMLDivElement | null>, needs: Needs) {
  const { rows, hasOlder, shown, onNeedOlder, onSeen } = needs;
  const [isAtEnd, setAtEnd] = useState(true);
  const newest = newestOf(rows);
  const seen = useRef(newest);
  const rolling = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => estimate(rows[index]),
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_NEAR,
    paddingStart: hasOlder ? OLDER_HEIGHT : 0,
    paddingEnd: 16,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    onChange: (instance) => setAtEnd(instance.isAtEnd(END_NEAR)),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens; afterwards the reader decides
  useLayoutEffect(() => {
    if (shown !== null) return;
    const firstNew = rows.findIndex((row) => row.kind === 'message' && row.isFirstNew);
    if (firstNew !== -1 && rows.length - firstNew > NEW_FITTING) rolling.scrollToIndex(firstNew, { align: 'start' });
    else rolling.scrollToEnd();
  }, []);
  useShown(rolling, needs);
  const first = rolling.range?.startIndex ?? rows.length;
  useEffect(() => {
    if (hasOlder && first < ROWS_AHEAD) onNeedOlder();
  }, [hasOlder, first, onNeedOlder]);
  useEffect(() => {
    if (!isAtEnd || newest === null) return;
    seen.current = newest;
    onSeen(newest);
  }, [isAtEnd, newest, onSeen]);
  return { rolling, isAtEnd, arrived: isAtEnd ? 0 : countAfter(rows, seen.current) };
}

/** Goes to the message that was asked for, as soon as it is known. */
function useShown(
  rolling: { scrollToIndex(index: number, how: { align: 'center' }): void },
  { rows, hasOlder, shown, onNeedOlder }: Needs,
): void {
  const done = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (shown === null || done.current === shown) return;
    const at = rows.findIndex(({ key }) => key === shown);
    if (at === -1 && hasOlder) return onNeedOlder();
    done.current = shown;
    rolling.scrollToIndex(at === -1 ? rows.length - 1 : at, { align: 'center' });
  }, [rolling, rows, hasOlder, shown, onNeedOlder]);
  useEffect(
    () =>
      hearShowAgain((ts) => {
        const at = ts === shown ? rows.findIndex(({ key }) => key === ts) : -1;
        if (at !== -1) rolling.scrollToIndex(at, { align: 'center' });
      }),
    [rolling, rows, shown],
  );
}

function newestOf(rows: readonly Row[]): string | null {
  return rows.findLast((row) => row.kind === 'message' && !row.entry.whisper)?.key ?? null;
}

function countAfter(rows: readonly Row[], ts: string | null): number {
  return ts === null ? 0 : rows.length - 1 - rows.findIndex(({ key }) => key === ts);
}

/** A height to begin with, in pixels; the true one is measured once it is drawn. */
function estimate(row: Row | undefined): number {
  if (row === undefined || row.kind === 'beginning') return 140;
  const divider = row.day === null && !row.isFirstNew ? 0 : 40;
  if (row.entry.blocks.length > 0) return divider + 60 + row.entry.blocks.length * 44;
  return divider + (row.hasHead ? 52 : 30);
}
