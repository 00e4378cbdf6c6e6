import { directId } from '../../company.ts';
import type { World } from '../../web/contract.ts';
import type { Place } from '../world/place.ts';

/**
 * Another person's side of the same place: their Home, their messages from Muster, the same channel where they are in.
 * What two people say to each other becomes, for a third, what Muster tells them.
 */
export function landingOf(world: World, from: Place, personId: string): Place {
  const at = sameFor(world, from, personId);
  const room = world.rooms.find(({ id }) => id === at);
  const mayRead = room === undefined || room.members.includes(personId);
  // On GitHub everybody sees the same.
  const ts = at === 'github' ? from.ts : null;
  return { personId, at: mayRead ? at : directId(personId, world.bot.id), ts, panel: null };
}

function sameFor({ bot }: World, { at, personId: before }: Place, personId: string): string {
  return at === directId(before, bot.id) ? directId(personId, bot.id) : at;
}
