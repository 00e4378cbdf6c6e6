import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const STORED = 'muster-playground-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let theme: Theme = 'system';

/** What the reader chose, kept in the browser; `setTheme` draws it at once. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(watch, () => theme), setTheme];
}

/** Whether the page is dark now, by choice or by the system. */
export function useIsDark(): boolean {
  return useSyncExternalStore(watch, () => (theme === 'system' ? dark.matches : theme === 'dark'));
}

/** Applies what was chosen in an earlier visit; before anything is drawn. */
export function restoreTheme(): void {
  const kept = readKept();
  if (kept === 'light' || kept === 'dark') setTheme(kept);
}

function setTheme(next: Theme): void {
  theme = next;
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // A browser that keeps nothing follows the system after a reload.
  }
  for (const listener of listeners) listener();
}

function readKept(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function watch(onChange: () => void): () => void {
  listeners.add(onChange);
  dark.addEventListener('change', onChange);
  return () => {
    listeners.delete(onChange);
    dark.removeEventListener('change', onChange);
  };
}
