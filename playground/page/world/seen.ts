import { useEffect, useState } from 'react';
import type { World } from '../../web/describe-world.ts';

export type Seen = {
  /** True when something new was said there by somebody else. */
  isUnread(personId: string, channelId: string): boolean;
};

/** Who has looked at what, kept in the browser. Looking at a conversation marks it as read. */
export function useSeen(newest: World['newest'], at: { readonly personId: string; readonly at: string }): Seen {
  const [seen, setSeen] = useState(readSeen);
  const key = `${at.personId}/${at.at}`;
  const latest = newest[at.at]?.ts;
  useEffect(() => {
    if (latest === undefined) return;
    setSeen((before) => {
      if ((before[key] ?? '') >= latest) return before;
      const after = { ...before, [key]: latest };
      writeSeen(after);
      return after;
    });
  }, [key, latest]);
  return {
    isUnread(personId, channelId) {
      const last = newest[channelId];
      return last !== undefined && last.userId !== personId && (seen[`${personId}/${channelId}`] ?? '') < last.ts;
    },
  };
}

const STORED = 'muster-playground-seen';

function readSeen(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

function writeSeen(seen: Readonly<Record<string, string>>): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing shows everything as new after a reload: no harm.
  }
}
