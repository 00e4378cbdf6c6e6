import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';
import { useScene } from '../world/context.ts';
import { steps } from './steps.ts';
import { changeTour, useTour } from './tour-state.ts';

/** The tour while it is folded: a press opens it again. Nothing while it is open or closed for good. */
export function TourButton(): ReactNode {
  const { look, step } = useTour();
  const { world } = useScene();
  if (look !== 'small' || world.muster.kind === 'starting') return null;
  const label = `First steps: ${Math.min(step, steps.length)} of ${steps.length} done`;
  return <IconButton className="tour-small" name="flag" label={label} onPress={() => changeTour({ look: 'open' })} />;
}
