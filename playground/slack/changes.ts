import type { Change } from '../web/contract.ts';

export type Changes = {
  announce(change: Change): void;
  /** @returns how to stop listening */
  listen(listener: (change: Change) => void): () => void;
};

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(change) {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
