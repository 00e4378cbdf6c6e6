import type { Sql } from 'postgres';
import type { Clock, Log } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenStore } from '../store/open-store.ts';
import { translateStoreError } from '../store/store-faults.ts';
import { measureDepth } from './depth.ts';
import { createGroup, type Group } from './group.ts';
import { insertDeliveries, type Taken } from './insert.ts';
import { LARGE, sizeOf } from './pack.ts';
import { createPlaces, type Places } from './places.ts';
import { isWaitable, reasonOf, waitBefore } from './retry.ts';
import { createTurns, ofClaimed, ofTaken, type Running } from './running.ts';
import type { Delivery, NewDelivery } from './store.ts';
import * as rows from './store.ts';

/** Handles one delivery; runs at least once, so it must be harmless when run twice. Throws to be tried again or given up. */
export type DeliveryHandler = (delivery: Delivery) => Promise<void>;

export type InboxOptions = {
  readonly store: Pick<OpenStore, 'sql'>;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
  /** How long a claimed row is left alone, in milliseconds; a fresh row half as long. 10,000 by default. */
  readonly leaseMs?: number;
  /** Deliveries handled at once in this process; 8 by default. */
  readonly concurrency?: number;
  /** Milliseconds between sweeps; 1,000 by default. */
  readonly sweepMs?: number;
  /** By source. A delivery without a handler is given up at once. */
  readonly handlers: Readonly<Record<string, DeliveryHandler>>;
};

export interface Inbox {
  /**
   * Stores a delivery; returning means that it will be handled, by this process at once or by whoever sweeps.
   * @returns 'seen' when the same id was stored before
   * @throws MusterError 'unavailable' the database is away: the sender must be told to try again
   */
  take(delivery: NewDelivery): Promise<'new' | 'seen'>;
  /** Ends the waits of a source whose handler can work again. */
  wake(source: string): Promise<void>;
  start(): void;
  /** Stops sweeping and waits for what is being handled; deliveries taken later are left to others. */
  stop(): Promise<void>;
  /** Resolves when nothing is left to handle now, here or elsewhere; rows that wait for a later try don't count. */
  idle(): Promise<void>;
}

/** The way in for everything that outside tools deliver at least once. Any number of processes share one table. */
export function createInbox(options: InboxOptions): Inbox {
  measureDepth(options);
  return new TableInbox(options);
}

/** Seven days: Slack repeats an event for 26 hours, GitHub keeps failed deliveries for 3 days. */
const KEEP_MS = 7 * 24 * 3_600_000;
const PURGE_EVERY_MS = 3_600_000;

/** Rows of one write. Source: 64 bodies of 21 kB pack into one message of 200 kB. */
const GROUP_MAX = 64;

type Outcome = { readonly kind: 'processed' } | { readonly kind: 'waits' | 'dead'; readonly error: unknown };

class TableInbox implements Inbox {
  readonly #options: InboxOptions;
  readonly #sql: Sql;
  readonly #leaseMs: number;
  readonly #places: Places;
  readonly #group: Group<Taken, boolean>;
  readonly #marks: Group<rows.Mark, void>;
  readonly #running = new Map<Running, Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #sweeping: Promise<void> | null = null;
  readonly #inTurn = createTurns();
  #stopped = false;
  /** Rows were left for want of a free place: the next free place takes them without waiting for a beat. */
  #more = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#sql = options.store.sql;
    this.#leaseMs = options.leaseMs ?? 10_000;
    this.#places = createPlaces(options.concurrency ?? 8);
    this.#group = createGroup((all) => insertDeliveries(this.#sql, all), GROUP_MAX);
    this.#marks = createGroup((all) => rows.saveProcessed(this.#sql, all).then(() => []), GROUP_MAX);
  }

  async take(delivery: NewDelivery): Promise<'new' | 'seen'> {
    const { source } = delivery;
    this.#places.note(source);
    // What is large isn't kept in memory until its turn comes.
    const size = sizeOf(delivery.body);
    const room = !this.#stopped && size <= LARGE && this.#places.isFreeFor(source);
    const receivedAt = this.#options.clock.now();
    // Half a lease: a row whose process died before it began is somebody else's after 5 s.
    const leaseMs = room ? Math.ceil(this.#leaseMs / 2) : 0;
    if (room) this.#places.take(1);
    try {
      const isNew = await this.#group.add({ delivery, leaseMs, receivedAt });
      crashPoint('inbox.stored');
      if (isNew && room) this.#run(ofTaken(delivery, { receivedAt, size }));
      else if (isNew) this.#leave();
      return isNew ? 'new' : 'seen';
    } catch (error) {
      throw translateStoreError(error);
    } finally {
      if (room) this.#places.give(1);
    }
  }

  async wake(source: string): Promise<void> {
    await rows.clearWaits(this.#sql, source);
    await this.#sweep();
  }

  start(): void {
    this.#stopped = false;
    this.#every(this.#options.sweepMs ?? 1_000, () => this.#sweep());
    this.#every(Math.ceil(this.#leaseMs / 4), () => this.#hold());
    this.#every(PURGE_EVERY_MS, () => this.#purge());
    void this.#sweep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    await this.#sweeping;
    await Promise.all(this.#running.values());
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0 || (await rows.hasWork(this.#sql))) {
      await this.#sweep();
      await Promise.race([...this.#running.values(), pause(20)]);
    }
  }

  /** A row waits for a free place, which may have come while it was stored. */
  #leave(): void {
    this.#more = true;
    if (this.#places.forRows() > 0) void this.#sweep();
  }

  #run(delivery: Running): void {
    this.#places.begin();
    crashPoint('inbox.claimed');
    const done = this.#handle(delivery).finally(() => {
      this.#running.delete(delivery);
      this.#places.give(1);
      if (this.#more && !this.#stopped) void this.#sweep();
    });
    this.#running.set(delivery, done);
  }

  async #handle(delivery: Running): Promise<void> {
    const { metrics, log } = this.#options;
    const startedAt = performance.now();
    const outcome = await this.#attempt(delivery);
    const seconds = (performance.now() - startedAt) / 1_000;
    const labels = { source: delivery.source, result: outcome.kind };
    metrics.observe('muster_inbox_handle_seconds', 'Time to handle one delivery.', labels, seconds);
    try {
      await this.#settle(delivery, outcome);
    } catch (error) {
      // The row's lease ends by itself and somebody runs it again.
      log.warn({ event: 'inbox.not-marked', source: delivery.source, error }, 'a handled delivery could not be marked');
    }
  }

  async #attempt(delivery: Running): Promise<Outcome> {
    const handler = this.#options.handlers[delivery.source];
    try {
      if (handler === undefined) throw new Error(`nothing handles deliveries from ${delivery.source}`);
      await this.#inTurn(delivery, handler);
      crashPoint('inbox.processed');
      return { kind: 'processed' };
    } catch (thrown) {
      const error = translateStoreError(thrown);
      return { kind: isWaitable(error) ? 'waits' : 'dead', error };
    }
  }

  async #settle(delivery: Running, outcome: Outcome): Promise<void> {
    const { clock, log, metrics } = this.#options;
    const { source, deliveryId, attempts } = delivery;
    if (outcome.kind === 'processed') return this.#marks.add({ source, deliveryId, at: clock.now() });
    const fields = { source, deliveryId, attempts, error: outcome.error };
    const error = reasonOf(outcome.error);
    if (outcome.kind === 'waits') {
      log.info({ event: 'inbox.waits', ...fields }, 'a delivery is tried again later');
      return rows.saveRetry(this.#sql, delivery, { waitMs: waitBefore(attempts), error });
    }
    log.error({ event: 'inbox.dead', ...fields }, 'a delivery was given up');
    metrics.count('muster_inbox_dead_total', 'Deliveries given up.', { source });
    return rows.saveDead(this.#sql, delivery, { now: clock.now(), error });
  }

  #sweep(): Promise<void> {
    this.#sweeping ??= this.#claim().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  async #claim(): Promise<void> {
    const limit = this.#places.forRows();
    if (limit <= 0 || this.#stopped) return;
    this.#more = false;
    this.#places.take(limit);
    try {
      const claimed = await rows.claimDeliveries(this.#sql, { leaseMs: this.#leaseMs, limit });
      this.#more ||= claimed.length === limit;
      for (const delivery of claimed) this.#run(ofClaimed(delivery));
    } catch (error) {
      this.#options.log.warn({ event: 'inbox.no-sweep', error }, 'the inbox could not be swept; trying again');
    } finally {
      this.#places.give(limit);
    }
  }

  /** Handlers that take long keep their rows. */
  async #hold(): Promise<void> {
    if (this.#running.size > 0) await rows.extendLeases(this.#sql, [...this.#running.keys()], this.#leaseMs);
  }

  async #purge(): Promise<void> {
    const before = new Date(this.#options.clock.now().getTime() - KEEP_MS);
    while (!this.#stopped && (await rows.purgeDeliveries(this.#sql, before)) > 0);
  }

  #every(ms: number, job: () => Promise<void>): void {
    const { log } = this.#options;
    const beat = () =>
      job().catch((error) => log.warn({ event: 'inbox.missed-beat', error }, 'the inbox missed a beat; trying again'));
    this.#timers.add(setInterval(() => void beat(), ms).unref());
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
