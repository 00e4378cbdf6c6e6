import { useEffect, useState } from 'react';
import type { Change } from '../../slack/changes.ts';

type Heard = Change | { readonly kind: 'reconnected' };

const listeners = new Set<(heard: Heard) => void>();
let source: EventSource | null = null;
let lost = false;

/** True while the playground can't be reached; it is tried again by itself. */
export function useConnection(): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const open = connect();
    const onError = () => setLost(true);
    const onOpen = () => setLost(false);
    open.addEventListener('error', onError);
    open.addEventListener('open', onOpen);
    return () => {
      open.removeEventListener('error', onError);
      open.removeEventListener('open', onOpen);
    };
  }, []);
  return isLost;
}

/**
 * What `load` gives, asked again at every change that concerns it, and after a lost connection.
 * @returns null until the first answer
 */
export function useLive<Answer>(
  load: () => Promise<Answer | null>,
  about: { key: string; is: (change: Change) => boolean },
) {
  const [shown, setShown] = useState<{ key: string; answer: Answer } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that `load` and `is` depend on
  useEffect(() => {
    let latest = 0;
    const reload = async () => {
      latest += 1;
      const turn = latest;
      const answer = await load();
      if (answer !== null && turn === latest) setShown({ key: about.key, answer });
    };
    const onHeard = (heard: Heard) => {
      if (heard.kind === 'reconnected' || about.is(heard)) void reload();
    };
    connect();
    listeners.add(onHeard);
    void reload();
    return () => {
      latest = -1;
      listeners.delete(onHeard);
    };
  }, [about.key]);
  return shown?.key === about.key ? shown.answer : null;
}

function connect(): EventSource {
  if (source !== null) return source;
  const opened = new EventSource('/playground/api/live');
  opened.onmessage = ({ data }) => tell(JSON.parse(String(data)) as Change);
  opened.onerror = () => {
    lost = true;
  };
  opened.onopen = () => {
    if (lost) tell({ kind: 'reconnected' });
    lost = false;
  };
  source = opened;
  return opened;
}

function tell(heard: Heard): void {
  for (const listener of listeners) listener(heard);
}
