import type { KeptMessage } from './journal.ts';

/** The messages of one conversation in order of time, for reading pages without touching the rest. */
export type RoomLog = {
  find(ts: string): KeptMessage | null;
  /** A new message, or another state of a known one. */
  put(message: KeptMessage): void;
  /** With the answers below it. @returns what went */
  remove(ts: string): readonly KeptMessage[];
  /** Messages outside threads between two times, both left out, oldest first. */
  between(span: Span): readonly KeptMessage[];
  /** The newest `limit` messages outside threads before a time (null: of all), oldest first. */
  page(page: { readonly before: string | null; readonly limit: number }): Page;
  /** The answers below a message, oldest first. */
  thread(rootTs: string): readonly KeptMessage[];
  /** The times of messages with answers. */
  roots(): Iterable<string>;
};

export type Page = { readonly messages: readonly KeptMessage[]; readonly hasOlder: boolean };

/** Null leaves that end open. */
export type Span = { readonly after: string | null; readonly before: string | null };

export function createRoomLog(): RoomLog {
  const all = new Map<string, KeptMessage>();
  const outside: string[] = [];
  const threads = new Map<string, string[]>();
  const read = (times: readonly string[]): KeptMessage[] => times.flatMap((ts) => all.get(ts) ?? []);
  const listOf = ({ threadTs }: KeptMessage): string[] => {
    if (threadTs === undefined) return outside;
    const answers = threads.get(threadTs) ?? [];
    threads.set(threadTs, answers);
    return answers;
  };
  return {
    find: (ts) => all.get(ts) ?? null,
    put(message) {
      if (!all.has(message.ts)) insert(listOf(message), message.ts);
      all.set(message.ts, message);
    },
    remove(ts) {
      const message = all.get(ts);
      if (message === undefined) return [];
      const gone = [message, ...read(threads.get(ts) ?? [])];
      threads.delete(ts);
      const list = listOf(message);
      list.splice(list.indexOf(ts), 1);
      if (list.length === 0 && message.threadTs !== undefined) threads.delete(message.threadTs);
      for (const one of gone) all.delete(one.ts);
      return gone;
    },
    between({ after, before }) {
      const start = after === null ? 0 : placeOf(outside, after, 'after');
      return read(outside.slice(start, before === null ? undefined : placeOf(outside, before, 'before')));
    },
    page({ before, limit }) {
      const end = before === null ? outside.length : placeOf(outside, before, 'before');
      const start = Math.max(0, end - limit);
      return { messages: read(outside.slice(start, end)), hasOlder: start > 0 };
    },
    thread: (rootTs) => read(threads.get(rootTs) ?? []),
    roots: () => threads.keys(),
  };
}

/** Below zero when the first is earlier. Message times are as exact as six digits of a second, which a number holds. */
export function compareTs(one: string, other: string): number {
  return Number(one) - Number(other);
}

function insert(times: string[], ts: string): void {
  const last = times.at(-1);
  if (last === undefined || compareTs(last, ts) < 0) times.push(ts);
  else times.splice(placeOf(times, ts, 'before'), 0, ts);
}

/** Where a list is cut so that everything earlier than `ts` (or up to it, for `after`) lies before the cut. */
function placeOf(times: readonly string[], ts: string, cut: 'before' | 'after'): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareTs(times[middle] ?? '', ts);
    if (order < 0 || (order === 0 && cut === 'after')) low = middle + 1;
    else high = middle;
  }
  return low;
}
