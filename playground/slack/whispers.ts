import type { Changes } from './changes.ts';
import type { Stamps } from './clock.ts';
import type { Content } from './journal.ts';

/** A message only one person sees. As in Slack nobody keeps it: a restart forgets it. */
export type Whisper = Content & {
  readonly channelId: string;
  readonly personId: string;
  readonly ts: string;
  /** The thread it is shown in; absent outside threads. */
  readonly threadTs?: string | undefined;
};

export type Whispers = {
  add(whisper: Omit<Whisper, 'ts'>): Whisper;
  /** Does nothing when it is gone. */
  replace(ts: string, content: Content): void;
  remove(ts: string): void;
  find(ts: string): Whisper | null;
  list(channelId: string, personId: string): readonly Whisper[];
};

/** Most kept in all; the oldest goes first. */
const WHISPERS_MAX = 500;

export function createWhispers(changes: Changes, stamps: Stamps): Whispers {
  const kept = new Map<string, Whisper>();
  const put = (whisper: Whisper): Whisper => {
    kept.set(whisper.ts, whisper);
    const [oldest] = kept.keys();
    if (kept.size > WHISPERS_MAX && oldest !== undefined) kept.delete(oldest);
    changes.announce({ kind: 'conversation', channelId: whisper.channelId });
    return whisper;
  };
  return {
    add: (whisper) => put({ ...whisper, ts: stamps.next() }),
    replace(ts, { text, blocks }) {
      const before = kept.get(ts);
      if (before !== undefined) put({ ...before, text, blocks });
    },
    remove(ts) {
      const before = kept.get(ts);
      kept.delete(ts);
      if (before !== undefined) changes.announce({ kind: 'conversation', channelId: before.channelId });
    },
    find: (ts) => kept.get(ts) ?? null,
    list: (channelId, personId) =>
      [...kept.values()].filter((whisper) => whisper.channelId === channelId && whisper.personId === personId),
  };
}
