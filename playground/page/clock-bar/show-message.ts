import { showAgain } from '../conversation/show-again.ts';
import { pointAt } from '../tour/point-at.ts';
import { type MessagePlace, useScene } from '../world/context.ts';

/** Leads to a message; where only somebody else may read it, that person acts from then on. */
export function useShowMessage(): (place: MessagePlace) => void {
  const { world, me, moves } = useScene();
  return ({ channelId, ts }) => {
    const room = world.rooms.find(({ id }) => id === channelId);
    const reader = room?.members.find((id) => id !== world.bot.id);
    if (room !== undefined && !room.members.includes(me.id) && reader !== undefined) moves.switchTo(reader);
    moves.go(channelId, ts);
    showAgain(ts);
    void pointAt(() => document.querySelector<HTMLElement>(`.pane.active article[data-ts="${CSS.escape(ts)}"]`));
  };
}
