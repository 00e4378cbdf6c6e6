import { useCallback, useSyncExternalStore } from 'react';
import type { Change } from '../../web/contract.ts';

export type Heard = Change | { readonly kind: 'reconnected' };

const listeners = new Set<(heard: Heard) => void>();
let source: EventSource | null = null;
let lost = false;
const lostWatchers = new Set<() => void>();

/** True while the playground can't be reached; it is tried again by itself. */
export function useConnection(): boolean {
  return useSyncExternalStore(watchConnection, () => lost);
}

function watchConnection(onChange: () => void): () => void {
  connect();
  lostWatchers.add(onChange);
  return () => {
    lostWatchers.delete(onChange);
  };
}

/** Hears every change, and that the connection is there again. @returns how to stop listening */
export function listen(listener: (heard: Heard) => void): () => void {
  connect();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Runs `work` when asked, one at a time; asked again meanwhile, it runs once more afterwards. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}

type About = {
  /** Says all that the answer depends on: whoever asks under one key shares one answer. */
  readonly key: string;
  readonly is: (change: Change) => boolean;
  /** What was shown last stands there at once when it is looked at again, until the new answer is here. */
  readonly keeps?: boolean;
};

type Store = { answer: unknown; readonly watchers: Set<() => void>; readonly stop: () => void };

const stores = new Map<string, Store>();
const kept = new Map<string, unknown>();
const KEPT_MAX = 60;

/**
 * What `load` gives, asked again at every change that concerns it, and after a lost connection.
 * @returns null until the first answer
 */
export function useLive<Answer>(load: () => Promise<Answer | null>, about: About): Answer | null {
  const { key } = about;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that `load` and `about` depend on
  const watch = useCallback((onChange: () => void) => join(load, about, onChange), [key]);
  return useSyncExternalStore(watch, () => (stores.get(key)?.answer ?? kept.get(key) ?? null) as Answer | null);
}

function join(load: () => Promise<unknown>, about: About, onChange: () => void): () => void {
  const { key, keeps = false } = about;
  const store = stores.get(key) ?? open(load, about);
  store.watchers.add(onChange);
  return () => {
    store.watchers.delete(onChange);
    if (store.watchers.size > 0) return;
    store.stop();
    stores.delete(key);
    if (keeps) keep(key, store.answer);
  };
}

function open(load: () => Promise<unknown>, { key, is }: About): Store {
  const watchers = new Set<() => void>();
  const reload = oneAtATime(async () => {
    const answer = await load();
    if (answer === null || stores.get(key) !== store) return;
    store.answer = answer;
    for (const watcher of watchers) watcher();
  });
  const stop = listen((heard) => {
    if (heard.kind === 'reconnected' || is(heard)) reload();
  });
  const store: Store = { answer: null, watchers, stop };
  stores.set(key, store);
  reload();
  return store;
}

function keep(key: string, answer: unknown): void {
  kept.delete(key);
  kept.set(key, answer);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
}

/** A browser tries again by itself, but not after an answer that is no stream. */
const AGAIN_MS = 2_000;

function connect(): void {
  if (source !== null) return;
  const opened = new EventSource('/playground/api/live');
  opened.onmessage = ({ data }) => tell(JSON.parse(String(data)) as Change);
  opened.onerror = () => {
    setLost(true);
    if (opened.readyState !== EventSource.CLOSED) return;
    source = null;
    setTimeout(connect, AGAIN_MS);
  };
  opened.onopen = () => {
    if (lost) tell({ kind: 'reconnected' });
    setLost(false);
  };
  source = opened;
}

function setLost(isLost: boolean): void {
  if (lost === isLost) return;
  lost = isLost;
  for (const watcher of lostWatchers) watcher();
}

function tell(heard: Heard): void {
  for (const listener of [...listeners]) listener(heard);
}
