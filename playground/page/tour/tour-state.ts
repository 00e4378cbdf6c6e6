import { useSyncExternalStore } from 'react';

/** What a newcomer has done so far, as the tour knows it. */
export type Facts = {
  /** The task they made: `T-12`; null before. */
  readonly task: string | null;
  /** Whose it is: a person's id. */
  readonly ownerId: string | null;
  readonly wasOwner: boolean;
  readonly wasBlocked: boolean;
  readonly sawHome: boolean;
  readonly undone: boolean;
};

export type TourState = {
  readonly look: 'open' | 'small' | 'closed';
  /** Steps before this one are done or skipped; 5 at the end. */
  readonly step: number;
  readonly facts: Facts;
};

const NOTHING: Facts = {
  ...{ task: null, ownerId: null },
  ...{ wasOwner: false, wasBlocked: false, sawHome: false, undone: false },
};

const START: TourState = { look: 'open', step: 0, facts: NOTHING };

/** In a narrow window the card would cover what it speaks of. */
export const isNarrow = (): boolean => window.matchMedia('(max-width: 720px)').matches;

const beginning = (): TourState => (isNarrow() ? { ...START, look: 'small' } : START);
const STORED = 'muster-playground-tour';
const listeners = new Set<() => void>();
let state: TourState | null = null;

/** Where the tour is, kept in the browser. */
export function useTour(): TourState {
  return useSyncExternalStore(subscribe, tourNow, () => START);
}

export function tourNow(): TourState {
  state ??= readKept();
  return state;
}

export function changeTour(change: Partial<TourState>): void {
  state = { ...tourNow(), ...change };
  try {
    localStorage.setItem(STORED, JSON.stringify(state));
  } catch {
    // A browser that keeps nothing begins the tour again after a reload.
  }
  for (const listener of listeners) listener();
}

export function learn(facts: Partial<Facts>): void {
  changeTour({ facts: { ...tourNow().facts, ...facts } });
}

/** From the beginning, also for somebody who closed it long ago. */
export function restartTour(): void {
  changeTour(START);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readKept(): TourState {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? 'null') as Partial<TourState> | null;
    return { ...beginning(), ...kept, facts: { ...NOTHING, ...kept?.facts } };
  } catch {
    return beginning();
  }
}
