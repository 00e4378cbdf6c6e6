import type { ReactNode } from 'react';
import { directId } from '../../company.ts';
import { useScene } from '../world/context.ts';

/** Muster has two faces in Slack: its Home and its messages. */
export function MusterTabs({ at }: { readonly at: 'home' | 'messages' }): ReactNode {
  const { world, me, moves } = useScene();
  return (
    <nav className="tabs" aria-label={world.bot.name}>
      <button type="button" aria-current={at === 'home' ? 'page' : undefined} onClick={() => moves.go('home')}>
        Home
      </button>
      <button
        type="button"
        aria-current={at === 'messages' ? 'page' : undefined}
        onClick={() => moves.go(directId(me.id, world.bot.id))}
      >
        Messages
      </button>
    </nav>
  );
}
