import type { ReactNode } from 'react';
import type { Person } from '../../company.ts';
import { useNow } from '../world/now.ts';
import { timeOf } from './day.ts';

/** The time where somebody is: `10:42`, or `10:42 in Berlin`. */
export function LocalTime({ person, where = false }: { readonly person: Person; readonly where?: boolean }): ReactNode {
  const time = timeOf(useNow(), person.timeZone);
  return <span className="local-time">{where ? `${time} in ${cityOf(person.timeZone)}` : time}</span>;
}

/** `Europe/Berlin` → `Berlin`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
