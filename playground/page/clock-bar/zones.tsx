import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { formatOf, timeOf } from '../time/day.ts';
import { cityOf } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';

/** When the sun is up, near enough for a picture: hours on the wall. */
const DAY_FROM = 7;
const DAY_UNTIL = 19;

/** Weekday and time wherever the company's people are, from west to east. */
export function Zones(): ReactNode {
  const { world, me } = useScene();
  const now = useNow(1_000);
  const zones = [...new Set(world.people.map(({ timeZone }) => timeZone))].toSorted(
    (a, b) => offsetOf(a, now) - offsetOf(b, now),
  );
  return (
    <ul className="clock-zones">
      {zones.map((timeZone) => (
        <li key={timeZone} className={timeZone === me.timeZone ? 'mine' : undefined}>
          <Icon name={isDay(now, timeZone) ? 'sun' : 'moon'} size={16} />
          <span className="clock-city">{cityOf(timeZone)}</span>
          <time dateTime={now.toISOString()}>
            {weekdayOf(now, timeZone)} <b>{timeOf(now, timeZone)}</b>
          </time>
        </li>
      ))}
    </ul>
  );
}

export function weekdayOf(at: Date, timeZone: string, length: 'short' | 'long' = 'short'): string {
  return formatOf(timeZone, { weekday: length }).format(at);
}

export function hourOf(at: Date, timeZone: string): number {
  return Number(formatOf(timeZone, { hour: '2-digit', hourCycle: 'h23' }).format(at));
}

function isDay(at: Date, timeZone: string): boolean {
  const hour = hourOf(at, timeZone);
  return hour >= DAY_FROM && hour < DAY_UNTIL;
}

/** How far a zone is from UTC now, in milliseconds. */
function offsetOf(timeZone: string, now: Date): number {
  const wall = formatOf(timeZone, { dateStyle: 'short', timeStyle: 'medium' }, 'sv-SE').format(now);
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - now.getTime();
}
