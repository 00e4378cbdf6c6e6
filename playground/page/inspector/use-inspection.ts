import { useEffect, useState } from 'react';
import type { Inspection } from '../../web/contract.ts';
import { look } from '../world/ask.ts';
import { type MessagePlace, useScene } from '../world/context.ts';
import { listen, oneAtATime } from '../world/live.ts';

export type Found = { readonly kind: 'looking' | 'gone' } | { readonly kind: 'found'; readonly inspection: Inspection };

/** What lies behind a message, looked up again when its conversation changes. */
export function useInspection({ channelId, ts }: MessagePlace): Found {
  const { id: as } = useScene().me;
  const key = `${as}/${channelId}/${ts}`;
  const [shown, setShown] = useState<{ readonly key: string; readonly found: Found } | null>(null);
  useEffect(() => {
    let isOver = false;
    const reload = oneAtATime(async () => {
      const inspection = await look<Inspection>('inspect', { as, channel: channelId, ts });
      const found: Found = inspection === null ? { kind: 'gone' } : { kind: 'found', inspection };
      if (!isOver) setShown({ key, found });
    });
    const stop = listen((heard) => {
      const isAbout = heard.kind === 'conversation' && heard.channelId === channelId;
      if (isAbout || heard.kind === 'reconnected') reload();
    });
    reload();
    return () => {
      isOver = true;
      stop();
    };
  }, [as, channelId, ts, key]);
  return shown?.key === key ? shown.found : { kind: 'looking' };
}
