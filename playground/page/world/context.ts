import { createContext, useContext } from 'react';
import type { Person } from '../../company.ts';
import type { Result } from '../../deeds/result.ts';
import type { World } from '../../web/describe-world.ts';
import { act } from './ask.ts';

export type Scene = {
  readonly world: World;
  /** Who acts. */
  readonly me: Person;
  /** Shows a sentence for a while. */
  readonly notify: (notice: string) => void;
};

const SceneContext = createContext<Scene | null>(null);

export const SceneProvider = SceneContext.Provider;

/** Who acts in which world. @throws Error outside of the page's frame */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('no scene');
  return scene;
}

/** Does something as the person who acts; what went wrong is shown as a notice. */
export function useDeed(): (verb: string, deed: object) => Promise<Result> {
  const { me, notify } = useScene();
  return async (verb, deed) => {
    const result = await act(verb, me.id, deed);
    if (result.notice !== null) notify(result.notice);
    return result;
  };
}

/** The name under which somebody is shown. */
export function nameOf(world: World, userId: string): string {
  if (userId === world.bot.id) return world.bot.name;
  return world.people.find(({ id }) => id === userId)?.name ?? userId;
}
