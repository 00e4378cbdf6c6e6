import type { World } from './open-world.ts';
import type { World as ShownWorld } from './web/contract.ts';

/** What lives through the company's past gets: the world, and whom to tell how far it is. */
export type Living = World & {
  /** True when Muster has ended, or the playground is being closed: nothing more shall be done. */
  isOver(): boolean;
  /** Told as days go by; null when the past is complete. */
  onDay(progress: PastProgress): void;
};

/** How the company comes to its present. */
export type CompanyLife = {
  /** The first instant of a world that is new; asked at every start, and only believed at the first. */
  beginsAt(now: Date): Date;
  /** Thinks up what `live` will need, while Muster still starts. Harmless when left out. */
  prepare?(beganAt: Date): void;
  /** Goes on where an earlier start stopped; does nothing when the past is complete. Muster answers. */
  live(living: Living): Promise<void>;
};

export type PastProgress = ShownWorld['past'];

export type Life = {
  /** Null when the past is complete. */
  progress(): PastProgress;
  /** False until the company is there: its first steps are nobody's to watch. */
  isThere(): boolean;
  /** Lives through what is missing of the past. Muster must answer. */
  live(isOver: () => boolean): Promise<void>;
  /** There is nothing to wait for: Muster could not start. */
  giveUp(): void;
};

/** The company's way to today, told to the page. */
export function createLife(world: World, company: CompanyLife): Life {
  let progress: PastProgress = null;
  let isThere = false;
  const arrive = (): void => {
    progress = null;
    isThere = true;
    world.changes.announce({ kind: 'past' });
    world.changes.announce({ kind: 'muster' });
  };
  return {
    progress: () => progress,
    isThere: () => isThere,
    async live(isOver) {
      const onDay = (next: PastProgress): void => {
        progress = next;
        world.changes.announce({ kind: 'past' });
      };
      try {
        await company.live({ ...world, isOver, onDay });
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        if (!isOver()) console.error(`The company’s past is incomplete: ${words}. The next start goes on with it.`);
      }
      arrive();
    },
    giveUp: arrive,
  };
}
