import { createContext, useContext } from 'react';
import type { Person } from '../../company.ts';
import type { Result } from '../../deeds/result.ts';
import type { World } from '../../web/contract.ts';
import { act } from './ask.ts';

export type Scene = {
  readonly world: World;
  /** Who acts. */
  readonly me: Person;
  /** Shows a sentence for a while. */
  readonly notify: (notice: string) => void;
  readonly moves: Moves;
};

export type MessagePlace = { readonly channelId: string; readonly ts: string };

/** How the person who acts gets about. */
export type Moves = {
  /** @param at a conversation's id, `home`, `threads`, `github` or `jira` @param ts the message or pull request to show */
  go(at: string, ts?: string): void;
  openThread(place: MessagePlace): void;
  inspect(place: MessagePlace): void;
  lookAtDelivery(id: number): void;
  closePanel(): void;
  /** Somebody else acts from now on, and sees their side of the same place. */
  switchTo(personId: string): void;
};

const SceneContext = createContext<Scene | null>(null);

export const SceneProvider = SceneContext.Provider;

/** Who acts in which world. @throws Error outside of the page's frame */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('no scene');
  return scene;
}

export function useMoves(): Moves {
  return useScene().moves;
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
