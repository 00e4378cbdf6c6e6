import type { ChildProcess } from 'node:child_process';
import { type ClockMessage, clockReply, type Pace } from './clock-messages.ts';

/** What the world's clock can ask of Muster. Each rejects when Muster is not running. */
export type ClockDoor = {
  /** Resolves when Muster goes by it. */
  pace(pace: Pace): Promise<void>;
  /** Queues what is due at the clock's now. */
  tick(): Promise<void>;
  /** Resolves when nothing is left to do at this instant. */
  settle(): Promise<void>;
  /** Null when nothing is due. */
  nextDueAt(): Promise<Date | null>;
};

type Waiting = { readonly done: (atMs: number | null) => void; readonly fail: (error: Error) => void };

type Question = ClockMessage extends infer Message ? (Message extends unknown ? Omit<Message, 'id'> : never) : never;

/** The playground's end of the channel to Muster's process. */
export function openClockDoor(child: ChildProcess): ClockDoor {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  child.on('message', (given) => {
    const { id, atMs, trouble } = clockReply.parse(given);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (trouble === null) asked?.done(atMs);
    else asked?.fail(new Error(trouble));
  });
  const failAll = (): void => {
    for (const { fail } of waiting.values()) fail(new Error(GONE));
    waiting.clear();
  };
  child.once('exit', failAll);
  child.once('error', failAll);
  const ask = (question: Question): Promise<number | null> =>
    new Promise((done, fail) => {
      last += 1;
      if (!child.connected) return fail(new Error(GONE));
      waiting.set(last, { done, fail });
      child.send({ id: last, ...question }, (error) => error !== null && fail(error));
    });
  return {
    pace: async (pace) => void (await ask({ ask: 'pace', pace })),
    tick: async () => void (await ask({ ask: 'tick' })),
    settle: async () => void (await ask({ ask: 'settle' })),
    async nextDueAt() {
      const atMs = await ask({ ask: 'next-due' });
      return atMs === null ? null : new Date(atMs);
    },
  };
}

const GONE = 'Muster is not running';
