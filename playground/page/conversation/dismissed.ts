import { useSyncExternalStore } from 'react';

/** Messages only one person saw, and sent away. Gone with this tab, as in Slack. */
let gone: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** Takes a whisper out of the page. */
export function dismiss(ts: string): void {
  gone = new Set([...gone, ts]);
  for (const listener of listeners) listener();
}

export function useDismissed(): ReadonlySet<string> {
  return useSyncExternalStore(watch, () => gone);
}

function watch(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}
