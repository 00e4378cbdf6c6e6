import { type ReactNode, useSyncExternalStore } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import type { Block } from '../../slack/journal.ts';
import { useScene } from '../world/context.ts';

/** Blocks that only show something, drawn by slack-blocks-to-jsx: rich text, tables, images and the rarer ones. */
export function Library({ block }: { readonly block: Block }): ReactNode {
  const { world } = useScene();
  const isDark = useSyncExternalStore(watchDark, () => dark.matches);
  const users = world.people.map(({ id, name }) => ({ id, name }));
  const channels = world.rooms.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
  return (
    <div className="block library">
      <Message
        withoutWrapper
        theme={isDark ? 'dark' : 'light'}
        blocks={[block] as never}
        {...{ logo: '', name: '' }}
        data={{ users, channels }}
      />
    </div>
  );
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function watchDark(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
}
