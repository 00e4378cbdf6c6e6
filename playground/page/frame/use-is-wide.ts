import { useSyncExternalStore } from 'react';

/** Two panes side by side need this much. */
const wide = window.matchMedia('(min-width: 1100px)');

/** Whether two people have room side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(watch, () => wide.matches);
}

function watch(onChange: () => void): () => void {
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}
