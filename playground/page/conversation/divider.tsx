import type { ReactNode } from 'react';
import { type Day, dayOf, dayWords } from '../time/day.ts';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';

type Parts = { readonly day: Day | null; readonly isNew: boolean };

/** The date above a day's first message, and the line above what is new; both may fall on one place. */
export function Divider({ day, isNew }: Parts): ReactNode {
  return (
    <div className={isNew ? 'divider new' : 'divider'}>
      {day !== null && <DayWords day={day} />}
      {isNew && <span className="divider-new">New</span>}
    </div>
  );
}

function DayWords({ day }: { readonly day: Day }): ReactNode {
  const { me } = useScene();
  const today = dayOf(useNow(60_000), me.timeZone);
  return (
    <time className="divider-day" dateTime={day}>
      {dayWords(day, today)}
    </time>
  );
}
