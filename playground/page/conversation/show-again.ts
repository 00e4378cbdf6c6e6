const listeners = new Set<(ts: string) => void>();

/** Somebody was led to a message that the address names already: it is brought into sight once more. */
export function showAgain(ts: string): void {
  for (const listener of listeners) listener(ts);
}

/** @returns how to stop listening */
export function hearShowAgain(listener: (ts: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
