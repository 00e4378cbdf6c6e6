import type { ReactNode } from 'react';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { SafeLink } from './safe-link.tsx';
import { showDate } from './show-date.ts';

type Parts = {
  /** Since 1970. */
  readonly seconds: number;
  readonly format: string;
  readonly href: string | null;
  readonly fallback: string;
};

/** A date in the reader's own zone; the fallback when the format is none of Slack's. */
export function ShownDate({ seconds, format, href, fallback }: Parts): ReactNode {
  const { timeZone } = useScene().me;
  const now = useNow(60_000);
  const words = showDate(seconds, format, { timeZone, now });
  if (words === null) return fallback;
  const time = <time dateTime={new Date(seconds * 1000).toISOString()}>{words}</time>;
  return href === null ? time : <SafeLink href={href}>{time}</SafeLink>;
}
