import type { ClockDoor } from '../muster/clock-door.ts';
import type { ClockState } from '../web/contract.ts';
import { createGate, type Gate } from './gate.ts';
import { openHands } from './hands.ts';
import { walk } from './walk.ts';

/** The one clock of the world: Muster, messages, signatures and the page go by it. It never goes back. */
export type WorldClock = {
  now(): Date;
  /** The world's first instant, the same after every restart. */
  readonly beganAt: Date;
  /**
   * Jumps ahead without stopping on the way, and goes on from there; does nothing when that instant is over. Only for
   * living through the past, when nothing is due between. What Muster has not said yet it says at the later time: settle
   * before where that matters. Resolves when Muster goes by it too.
   * @throws Error while it is moving, or when Muster has ended
   */
  set(at: Date): Promise<void>;
  /**
   * Jumps ahead as `set` does, but Muster hears of it with the next jump only: for what people do among themselves.
   * @throws Error while it is moving
   */
  pass(at: Date): void;
  /**
   * Moves ahead and stops at every instant something is due, in order, until all that follows from it is done; then goes
   * on from `to`. While it stops it stands. Does nothing when that instant is over.
   * @param way.straight for living through the past, where nothing is due before the first stop: it isn't looked for
   * @throws Error while it is moving, or when Muster has ended
   */
  moveTo(to: Date, way?: { readonly straight: boolean }): Promise<void>;
  /** Resolves when Muster has nothing left to do at this instant. */
  settle(): Promise<void>;
  state(): ClockState;
  /** A deed of a person: waits while the clock jumps, so that nobody acts between two times. */
  readonly during: Gate['pass'];
  /** Muster's process as soon as there is one: it waits for its first word. */
  lead(door: ClockDoor): Promise<void>;
  /** Ends a way at its next stop. What it shows is kept. Harmless when repeated. */
  close(): void;
};

type Needs = {
  /** Where the pace is kept over restarts. */
  readonly path: string;
  /** The first instant of a world that is new. */
  readonly beginsAt: Date;
  /** Told when it begins to move, on the way, and when it is there. */
  readonly onChange: () => void;
};

export function openWorldClock({ path, beginsAt, onChange }: Needs): WorldClock {
  const gate = createGate();
  const hands = openHands({ path, beginsAt });
  let muster: ClockDoor | null = null;
  let way: { readonly to: Date; trouble: string | null; over: boolean } | null = null;
  let closed = false;
  const isMoving = (): boolean => way !== null && !way.over;

  const go = async (to: Date, { door, straight }: Going): Promise<void> => {
    const going = { to, trouble: null as string | null, over: false };
    way = going;
    onChange();
    try {
      await walk({ hands, gate, to, straight, onStop: throttled(onChange), muster: door, isOver: () => closed });
    } catch (error) {
      going.trouble = `The clock stopped on its way: ${error instanceof Error ? error.message : error}.`;
      throw error;
    } finally {
      // Muster may be gone: then there is nobody to tell.
      await hands.runFrom(hands.now()).catch(() => {});
      going.over = true;
      onChange();
    }
  };

  return {
    now: hands.now,
    beganAt: hands.beganAt,
    async set(at) {
      if (isMoving()) throw new Error('the clock is on its way');
      if (at <= hands.now() && hands.isTold()) return;
      await gate.alone(() => hands.runFrom(at > hands.now() ? at : hands.now()));
    },
    pass(at) {
      if (isMoving()) throw new Error('the clock is on its way');
      if (at > hands.now()) hands.runOnFrom(at);
    },
    async moveTo(to, { straight } = { straight: false }) {
      if (isMoving()) throw new Error('the clock is on its way');
      if (to > hands.now()) await go(to, { door: required(muster), straight });
    },
    settle: () => required(muster).settle(),
    state: () => ({
      now: hands.now().toISOString(),
      movingTo: way !== null && isMoving() ? way.to.toISOString() : null,
      trouble: way?.trouble ?? null,
    }),
    during: gate.pass,
    async lead(door) {
      muster = door;
      await hands.lead(door);
    },
    close() {
      closed = true;
      hands.keep();
    },
  };
}

type Going = { readonly door: ClockDoor; readonly straight: boolean };

/** Between two words about a way, in milliseconds: a page that hears of it asks for all it shows. */
const TELL_EVERY_MS = 200;

function throttled(tell: () => void): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    tell();
  };
}

function required(door: ClockDoor | null): ClockDoor {
  if (door === null) throw new Error('Muster is not running');
  return door;
}
