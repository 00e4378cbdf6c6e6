import type { ReactNode } from 'react';
import { nameOf, useScene } from './world/context.ts';

/** A person's initials on a colour of their own. */
export function Avatar({ userId }: { readonly userId: string }): ReactNode {
  const { world } = useScene();
  const at = world.people.findIndex(({ id }) => id === userId);
  const initials = nameOf(world, userId)
    .split(' ')
    .map((word) => word[0])
    .join('');
  return (
    <span className={at === -1 ? 'avatar app' : 'avatar'} data-colour={at} aria-hidden="true">
      {initials}
    </span>
  );
}
