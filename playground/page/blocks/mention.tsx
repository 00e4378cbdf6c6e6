import type { ReactNode } from 'react';
import { nameOf, useScene } from '../world/context.ts';

type Parts = { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label?: string };

/** A person, channel or group by its real name; what nobody knows keeps the label it came with, or its id. */
export function Mention({ kind, id, label = '' }: Parts): ReactNode {
  const { world, me } = useScene();
  if (kind === 'group') return <span className="mention">{label || `@${id}`}</span>;
  if (kind === 'channel') {
    const room = world.rooms.find((one) => one.id === id)?.name;
    return <span className="mention">#{room ?? (label || id)}</span>;
  }
  const known = world.people.some((person) => person.id === id) || id === world.bot.id;
  return <span className={id === me.id ? 'mention loud' : 'mention'}>@{known ? nameOf(world, id) : label || id}</span>;
}
