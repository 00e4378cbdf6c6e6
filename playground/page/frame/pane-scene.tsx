import { type ReactNode, useMemo } from 'react';
import type { World } from '../../web/contract.ts';
import { type Moves, SceneProvider } from '../world/context.ts';
import type { Place } from '../world/place.ts';

type Parts = {
  readonly world: World;
  readonly place: Place;
  readonly moves: Moves;
  readonly notify: (notice: string) => void;
  readonly children: ReactNode;
};

/** Says to everything within who acts. An address that names nobody means the first person. */
export function PaneScene({ world, place, moves, notify, children }: Parts): ReactNode {
  const me = world.people.find(({ id }) => id === place.personId) ?? world.people[0];
  const scene = useMemo(() => (me === undefined ? null : { world, me, notify, moves }), [world, me, notify, moves]);
  return scene === null ? null : <SceneProvider value={scene}>{children}</SceneProvider>;
}
