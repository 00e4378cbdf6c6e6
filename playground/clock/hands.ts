import type { ClockDoor } from '../muster/clock-door.ts';
import { instantAt, type Pace } from '../muster/clock-messages.ts';
import { type KeptPace, keepPace, readPace } from './kept-pace.ts';

/** The clock's hands, here and in Muster's process: what they show, and how they go. They never go back. */
export type Hands = {
  now(): Date;
  /** The world's first instant, the same after every restart. */
  readonly beganAt: Date;
  /** They stand at an instant. Resolves when Muster's do too. */
  standAt(at: Date): Promise<void>;
  /** They go on from an instant as this machine's do. Resolves when Muster's do too. */
  runFrom(at: Date): Promise<void>;
  /** They go on from an instant here; Muster's do when it is told of the next one. */
  runOnFrom(at: Date): void;
  /** False while Muster's hands are behind. */
  isTold(): boolean;
  /** Muster's process, from now on. */
  lead(door: ClockDoor): Promise<void>;
  /** Writes down what they show, for the next start; each of the above does so too. */
  keep(): void;
};

/** @param kept.path where the pace is kept @param kept.beginsAt what they show where nothing is kept */
export function openHands({ path, beginsAt }: { readonly path: string; readonly beginsAt: Date }): Hands {
  const kept = readPace(path);
  const beganAtMs = kept?.beganAtMs ?? beginsAt.getTime();
  let pace = firstPace(kept, beginsAt);
  let latestMs = instantAt(pace).getTime();
  let door: ClockDoor | null = null;
  let told = true;
  const now = (): Date => {
    // The machine's own clock may be set back; the world's may not.
    latestMs = Math.max(latestMs, instantAt(pace).getTime());
    return new Date(latestMs);
  };
  const keep = (): void => {
    const atMs = now().getTime();
    keepPace(path, { beganAtMs, atMs, aheadMs: atMs - Date.now() });
  };
  const runningFrom = (at: Date): Pace => ({ kind: 'runs', aheadMs: at.getTime() - Date.now() });
  const go = async (next: Pace): Promise<void> => {
    pace = next;
    told = true;
    // First: whatever Muster writes at that instant must not lie ahead of the world after a crash.
    keep();
    await door?.pace(next);
  };
  return {
    now,
    beganAt: new Date(beganAtMs),
    standAt: (at) => go({ kind: 'stands', atMs: at.getTime() }),
    runFrom: (at) => go(runningFrom(at)),
    runOnFrom(at) {
      pace = runningFrom(at);
      told = false;
    },
    isTold: () => told,
    async lead(muster) {
      door = muster;
      await muster.pace(pace);
    },
    keep,
  };
}

function firstPace(kept: KeptPace | null, beginsAt: Date): Pace {
  if (kept === null) return { kind: 'runs', aheadMs: beginsAt.getTime() - Date.now() };
  return { kind: 'runs', aheadMs: Math.max(kept.aheadMs, kept.atMs - Date.now()) };
}
