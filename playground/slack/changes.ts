/** Something in the local Slack looks different now; whoever shows it asks again. */
export type Change =
  | { readonly kind: 'conversation'; readonly channelId: string }
  | { readonly kind: 'modals' | 'home'; readonly personId: string }
  | { readonly kind: 'muster' };

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
