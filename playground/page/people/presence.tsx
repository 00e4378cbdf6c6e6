import type { ReactNode } from 'react';
import type { Person } from '../../company.ts';
import { formatOf } from '../time/day.ts';
import { useNow } from '../world/now.ts';

/** Hours on the wall between which somebody is at work, near enough for a dot. */
const FROM = 8;
const UNTIL = 18;

/** The dot at a face: filled while it is working time where the person is. */
export function Presence({ person }: { readonly person: Person }): ReactNode {
  return <span className={isAtWork(useNow(60_000), person.timeZone) ? 'presence' : 'presence away'} />;
}

function isAtWork(now: Date, timeZone: string): boolean {
  const parts = formatOf(timeZone, { weekday: 'short', hour: '2-digit', hourCycle: 'h23' }, 'en-GB').formatToParts(now);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const hour = Number(of('hour'));
  return !['Sat', 'Sun'].includes(of('weekday')) && hour >= FROM && hour < UNTIL;
}
