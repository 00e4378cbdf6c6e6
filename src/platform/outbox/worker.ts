import type { WorkspaceId } from '../../kit/ids.ts';
import { within } from '../within.ts';
import { createBlockMemory } from './block-memory.ts';
import { showDepth } from './gauges.ts';
import type { Kit } from './kit.ts';
import { createPlaces, type Places } from './places.ts';
import { purgeOutbox } from './purge.ts';
import { resumeWorkspace } from './resume.ts';
import { createRounds, type Round } from './rounds.ts';
import { defaultPacing, defaultSettings, type OutboxSettings, type Pacing } from './settings.ts';
import { type OutboxState, readState } from './state.ts';
import { sweepLeases } from './sweep.ts';

export type OutboxWorkerOptions = Omit<Kit, 'settings' | 'blocks' | 'tellAdmins' | 'isRushed'> &
  Partial<Omit<OutboxSettings, 'pacing'>> & {
    /** Parts not given keep Slack's limits. */
    readonly pacing?: Partial<Pacing>;
    /** By default nobody is told; the log and the problem's row remain. */
    readonly tellAdmins?: Kit['tellAdmins'];
    /** Never by default. */
    readonly isRushed?: Kit['isRushed'];
  };

export interface OutboxWorker {
  start(): void;
  /** Claims nothing more and waits up to 8 s for what is on its way; the rest is left to the end of its lease. */
  stop(): Promise<void>;
  /** A row was just written: look soon. */
  nudge(): void;
  /** Works, started or not, until nothing may go out at this instant of the clock and nothing is on its way. */
  idle(): Promise<void>;
  state(): Promise<OutboxState>;
  /** After a reconnect: everything that waited for the workspace goes on at once. */
  resume(workspaceId: WorkspaceId): Promise<void>;
}

/** Sends what the outbox holds. Any number of processes may run one on the same database. */
export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const given = Object.fromEntries(
    Object.entries(options).filter(([name, value]) => name in defaultSettings && value !== undefined),
  );
  const kit: Kit = {
    ...options,
    tellAdmins: options.tellAdmins ?? (async () => {}),
    isRushed: options.isRushed ?? (() => false),
    blocks: createBlockMemory(options.clock),
    settings: { ...defaultSettings, ...given, pacing: { ...defaultPacing, ...options.pacing } },
  };
  showDepth({ metrics: kit.metrics, sql: kit.store.sql, clock: kit.clock });
  return new Worker(kit);
}

/** Beats without a nudge, in milliseconds: another replica's rows and the end of waits are seen no later. */
const BEAT_MS = 250;
/** With work waiting for its turn. */
const BUSY_BEAT_MS = 100;
/** After a nudge, as the writer's transaction is about to commit; also the shortest pause between two rounds. */
const NUDGE_MS = 25;
const LOOKS = 3;
/** Rests between rounds, in lengths of the round before: a flood of writers can't make the worker a burden to the store. */
const REST = 8;
/** While people's requests come first: with the two places then left, still 16 messages a second. */
const RUSH_REST_MS = 125;
const TROUBLE_MS = 1_000;
const SWEEP_EVERY_MS = 1_000;
const PURGE_EVERY_MS = 3_600_000;
const STOP_MS = 8_000;

class Worker implements OutboxWorker {
  readonly #kit: Kit;
  readonly #places: Places;
  readonly #round: () => Promise<Round>;
  #timer: NodeJS.Timeout | null = null;
  #wakeAt = Number.POSITIVE_INFINITY;
  #restUntil = 0;
  #started = false;
  #stopped = false;
  #going: Promise<Round> | null = null;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #purgedAt = performance.now();

  /** Callers of `idle`: somebody waits for the messages themselves. */
  #settling = 0;
  #looks = 0;

  constructor(kit: Kit) {
    this.#kit = { ...kit, isRushed: () => this.#settling === 0 && kit.isRushed() };
    this.#places = createPlaces(this.#kit, () => this.#wake(NUDGE_MS));
    this.#round = createRounds(this.#kit, this.#places);
  }

  start(): void {
    this.#started = true;
    this.#stopped = false;
    this.#wake(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const { log } = this.#kit;
    await within(STOP_MS, () => this.#finish()).catch((error: unknown) =>
      log.warn({ event: 'outbox.stopped-early', error }, 'messages on their way are left to the end of their leases'),
    );
  }

  nudge(): void {
    this.#looks = LOOKS;
    this.#wake(NUDGE_MS);
  }

  async idle(): Promise<void> {
    this.#settling += 1;
    try {
      this.#sweptAt = Number.NEGATIVE_INFINITY;
      for (;;) {
        const before = this.#places.running().length;
        const { claimed } = await this.#go();
        const running = this.#places.running();
        // What ended while the store was asked may have let another message out: then it is asked again.
        if (claimed === 0 && running.length === 0 && before === 0) return;
        if (running.length > 0) await someDone(running);
      }
    } finally {
      this.#settling -= 1;
    }
  }

  state(): Promise<OutboxState> {
    return readState(this.#kit.store.sql);
  }

  async resume(workspaceId: WorkspaceId): Promise<void> {
    await resumeWorkspace(this.#kit.store.sql, workspaceId);
    this.nudge();
  }

  async #finish(): Promise<void> {
    await this.#going?.catch(() => {});
    await Promise.all(this.#places.running());
  }

  #wake(inMs: number): void {
    const now = performance.now();
    const at = Math.max(now + inMs, this.#restUntil);
    if (!this.#started || this.#stopped || at >= this.#wakeAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#wakeAt = at;
    this.#timer = setTimeout(() => void this.#beat(), at - now);
  }

  async #beat(): Promise<void> {
    this.#wakeAt = Number.POSITIVE_INFINITY;
    try {
      const { claimed, waiting } = await this.#go();
      if (claimed > 0) this.#looks = 0;
      this.#wake(claimed > 0 ? NUDGE_MS : this.#pauseAfterNothing(waiting));
    } catch (error) {
      this.#kit.log.warn({ event: 'outbox.missed-beat', error }, 'the outbox could not be read; trying again');
      this.#wake(TROUBLE_MS);
    }
  }

  /** A nudge may come a little before its commit: the worker looks again soon, a few times. */
  #pauseAfterNothing(waiting: boolean): number {
    if (this.#looks === 0) return waiting ? BUSY_BEAT_MS : BEAT_MS;
    this.#looks -= 1;
    return 2 * NUDGE_MS;
  }

  /** One round at a time: a caller that comes meanwhile waits and goes its own. */
  async #go(): Promise<Round> {
    while (this.#going !== null) await this.#going.catch(() => {});
    if (this.#stopped) return { claimed: 0, waiting: false };
    this.#going = this.#tidyAndClaim();
    try {
      return await this.#going;
    } finally {
      this.#going = null;
    }
  }

  async #tidyAndClaim(): Promise<Round> {
    const startedAt = performance.now();
    await this.#tidy(startedAt);
    const round = await this.#round();
    const now = performance.now();
    const rest = this.#kit.isRushed() ? RUSH_REST_MS : Math.min(BEAT_MS, REST * (now - startedAt));
    this.#restUntil = now + rest;
    return round;
  }

  async #tidy(now: number): Promise<void> {
    const { store, clock, settings } = this.#kit;
    if (now - this.#sweptAt >= SWEEP_EVERY_MS) {
      this.#sweptAt = now;
      await sweepLeases(store.sql, settings);
    }
    if (now - this.#purgedAt >= PURGE_EVERY_MS) {
      this.#purgedAt = now;
      await purgeOutbox(store.sql, clock.now());
    }
  }
}

/** One is done, and its neighbours if they are soon: a round asks the store about all that waits, so each should be worth it. */
async function someDone(running: readonly Promise<void>[]): Promise<void> {
  await Promise.race(running);
  let timer: NodeJS.Timeout | undefined;
  const soon = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SOON_MS);
  });
  await Promise.race([Promise.all(running), soon]);
  clearTimeout(timer);
}

const SOON_MS = 10;
