import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '../../web/contract.ts';
import { nameOf, useScene } from '../world/context.ts';
import { wordsOfEntry } from './words-of-entry.ts';

/** Characters of a message that are read aloud. */
const HEARD_MAX = 240;

/**
 * Reads new messages to who can't see them. Not the list itself: scrolling puts old messages into it, and they would
 * all be read aloud.
 */
export function NewsForEars({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { world, me } = useScene();
  const newest = entries.at(-1);
  const heard = useRef(newest?.ts ?? '0');
  const [words, setWords] = useState('');
  useEffect(() => {
    if (newest === undefined || Number(newest.ts) <= Number(heard.current)) return;
    heard.current = newest.ts;
    if (newest.userId === me.id) return;
    const said = wordsOfEntry(newest, world).slice(0, HEARD_MAX);
    setWords(`${nameOf(world, newest.userId)}${newest.whisper ? ', only to you' : ''}: ${said}`);
  }, [newest, me.id, world]);
  return (
    <p className="for-ears" role="log" aria-live="polite">
      {words}
    </p>
  );
}
