import { useCallback, useMemo, useState } from 'react';
import { directId } from '../../company.ts';
import type { World } from '../../web/contract.ts';
import type { Moves } from '../world/context.ts';
import type { Place, Places } from '../world/place.ts';
import { usePlaces } from '../world/use-places.ts';
import { landingOf } from './landing.ts';

export type PaneMoves = Omit<Moves, 'openMenu'>;

const FIRST: Place = { personId: 'U01MAYA', at: 'C01GENERAL', ts: null, panel: null };

/** The one pane, or the two side by side, and how they change. */
export function usePanes(world: World) {
  const [places, change] = usePlaces(FIRST);
  const [active, activate] = useState(0);
  const movesOf = useCallback(
    (pane: number): PaneMoves => {
      const set = (next: (place: Place) => Place) => change((all) => replace(all, pane, next));
      return {
        go: (at, ts) => set((place) => ({ ...place, at, ts: ts ?? null, panel: null })),
        openThread: (place) => set((now) => ({ ...now, panel: { kind: 'thread', ...place } })),
        inspect: (place) => set((now) => ({ ...now, panel: { kind: 'inspect', ...place } })),
        lookAtDelivery: (id) => set((now) => ({ ...now, panel: { kind: 'delivery', id: String(id) } })),
        closePanel: () => set((now) => ({ ...now, panel: null })),
        switchTo: (personId) => set((now) => landingOf(world, now, personId)),
      };
    },
    [change, world],
  );
  const moves = useMemo(() => [movesOf(0), movesOf(1)] as const, [movesOf]);
  const split = (personId?: string) => {
    change(([first]) => [first, secondFor(world, first, personId)]);
    activate(1);
  };
  const unsplit = (closed: number) => {
    change((all) => [(closed === 0 ? all[1] : undefined) ?? all[0]]);
    activate(0);
  };
  return { places, moves, active: Math.min(active, places.length - 1), activate, split, unsplit };
}

function replace(all: Places, pane: number, next: (place: Place) => Place): Places {
  const [first, second] = all;
  if (second === undefined) return [next(first)];
  return pane === 0 ? [next(first), second] : [first, next(second)];
}

/** Beside somebody: their colleague, at what Muster tells them. */
function secondFor(world: World, first: Place, personId?: string): Place {
  const other = world.people.find(({ id }) => (personId === undefined ? id !== first.personId : id === personId));
  const id = other?.id ?? first.personId;
  return { personId: id, at: directId(id, world.bot.id), ts: null, panel: null };
}
