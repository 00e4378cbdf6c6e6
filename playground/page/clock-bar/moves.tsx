import { type ReactNode, useState } from 'react';
import type { ClockTarget } from '../../web/contract.ts';
import { useDeed, useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { DateMove } from './date-move.tsx';
import { hourOf } from './zones.tsx';

/** The evening begins at this hour on the wall of whoever asks; the server's rule. */
const EVENING = 18;

/** The ways the clock can go. @param isMoving one way at a time */
export function ClockMoves({ isMoving }: { readonly isMoving: boolean }): ReactNode {
  const { me, world } = useScene();
  const deed = useDeed();
  const [busy, setBusy] = useState(false);
  const [pressed, setPressed] = useState<ClockTarget['kind'] | null>(null);
  const isPast = hourOf(useNow(), me.timeZone) >= EVENING;
  const off = isMoving || busy || world.past !== null || world.muster.kind !== 'ready';
  const move = async (to: ClockTarget): Promise<boolean> => {
    if (off) return false;
    setBusy(true);
    setPressed(to.kind);
    const { notice } = await deed('clock', { to });
    setBusy(false);
    return notice === null;
  };
  const ways: readonly { readonly words: string; readonly to: ClockTarget }[] = [
    { words: '+15 min', to: { kind: 'minutes', minutes: 15 } },
    { words: isPast ? 'To tomorrow evening' : 'To this evening', to: { kind: 'evening' } },
    { words: 'To Monday 09:00', to: { kind: 'monday' } },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields
    <div className="clock-moves" role="group" aria-label="Move the clock">
      {ways.map(({ words, to }) => (
        <button
          type="button"
          key={to.kind}
          className="stage-button"
          aria-disabled={off}
          aria-busy={off && pressed === to.kind}
          onClick={() => void move(to)}
        >
          {words}
        </button>
      ))}
      <DateMove isOff={off} onMove={(local) => move({ kind: 'at', local })} />
    </div>
  );
}
