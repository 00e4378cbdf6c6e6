import { createContext, useContext } from 'react';
import type { Places } from '../world/place.ts';

export type Opened = 'switcher' | 'people' | 'keys';

export type StageControl = {
  /** True where two panes have room. */
  readonly isWide: boolean;
  readonly isSplit: boolean;
  readonly places: Places;
  /** Whom the rail and the clock speak of: the pane used last. */
  activate(pane: number): void;
  /** Puts somebody beside; a colleague when nobody is named. */
  split(personId?: string): void;
  unsplit(closed: number): void;
  open(what: Opened): void;
};

const StageContext = createContext<StageControl | null>(null);

export const StageProvider = StageContext.Provider;

/** What is around the panes. @throws Error outside of the stage */
export function useStage(): StageControl {
  const stage = useContext(StageContext);
  if (stage === null) throw new Error('no stage');
  return stage;
}
