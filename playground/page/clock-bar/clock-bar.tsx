import './clock-bar.css';
import './clock-popups.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { PopupPanel } from '../controls/popup-panel.tsx';
import { usePopup } from '../controls/use-popup.ts';
import { Icon } from '../icon.tsx';
import { PersonButton } from '../people/person-button.tsx';
import { timeOf } from '../time/day.ts';
import { cityOf } from '../time/local-time.tsx';
import { TourButton } from '../tour/tour-button.tsx';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { ClockLog, LogList } from './log.tsx';
import { ClockMoves } from './moves.tsx';
import { type Clock, useClock } from './use-clock.ts';
import { useOutcome } from './use-outcome.ts';
import { weekdayOf, Zones } from './zones.tsx';

/** Below the first width, in pixels, everything but the time moves behind one button; from the second on all fits. */
const WIDE_FROM = 900;
const ROOMY_FROM = 1240;

/** The world's clock: where it stands in every zone of the company, where it can go, what it brought. */
export function ClockBar(): ReactNode {
  const bar = useRef<HTMLElement>(null);
  const clock = useClock();
  const { spoken, shown } = useOutcome(clock);
  const width = useWidth(bar);
  const isWide = width >= WIDE_FROM;
  const look = isWide ? (width >= ROOMY_FROM ? 'clock-bar roomy' : 'clock-bar') : 'clock-bar compact';
  return (
    <section ref={bar} className={look} aria-label="The world’s clock" data-tour="clock">
      {isWide ? (
        <>
          <Zones />
          <Way clock={clock} shown={shown} />
          <ClockMoves isMoving={clock.movingTo !== null} />
          <ClockLog log={clock.log} />
        </>
      ) : (
        <>
          <Compact clock={clock} shown={shown} />
          <span className="only-phone">
            <TourButton />
            <PersonButton size={28} />
          </span>
        </>
      )}
      <Progress clock={clock} />
      <p className="for-readers" role="status">
        {spoken}
      </p>
    </section>
  );
}

function useWidth(bar: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(() => window.innerWidth);
  useEffect(() => {
    if (bar.current === null) return;
    const resized = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    resized.observe(bar.current);
    return () => resized.disconnect();
  }, [bar]);
  return width;
}

/** Everything behind the time of whoever acts. */
function Compact({ clock, shown }: WayParts): ReactNode {
  const { timeZone } = useScene().me;
  const now = useNow(1_000);
  const popup = usePopup();
  const { isOpen, open, close, leave, anchor } = popup;
  return (
    <span ref={anchor} className="clock-compact">
      <button
        type="button"
        className="stage-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={isOpen ? leave : open}
      >
        {weekdayOf(now, timeZone)} <b>{timeOf(now, timeZone)}</b>
        <span className="clock-city">{cityOf(timeZone)}</span>
        <Icon name="down" size={16} />
      </button>
      <Way clock={clock} shown={shown} />
      <PopupPanel popup={popup} label="The world’s clock" className="clock-panel">
        <Zones />
        <ClockMoves isMoving={clock.movingTo !== null} />
        <div className="clock-log">
          <LogList log={clock.log} onLeave={close} />
        </div>
      </PopupPanel>
    </span>
  );
}

type WayParts = {
  readonly clock: Clock;
  /** What came of the last way, while that is new. */
  readonly shown: string;
};

/** Where it is on its way to, what came of it, or why it did not get there. */
function Way({ clock, shown }: WayParts): ReactNode {
  const { world, me } = useScene();
  const { timeZone } = me;
  const { past } = world;
  const { movingTo, trouble } = clock;
  if (movingTo !== null && past === null) {
    return (
      <p className="clock-way">
        To {weekdayOf(movingTo, timeZone)} <b>{timeOf(movingTo, timeZone)}</b>…
      </p>
    );
  }
  if (trouble === null) return shown === '' ? null : <p className="clock-way">{shown}</p>;
  return (
    <p className="clock-way trouble" title={trouble}>
      {trouble}
    </p>
  );
}

function Progress({ clock }: { readonly clock: Clock }): ReactNode {
  const { past } = useScene().world;
  useNow(1_000);
  if (clock.movingTo === null || past !== null) return null;
  const percent = Math.round(clock.share * 100);
  return (
    <div
      className="clock-progress"
      role="progressbar"
      aria-label="The clock is on its way"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
