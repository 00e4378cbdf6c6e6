import { type ReactNode, useSyncExternalStore } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import type { Block } from '../../slack/journal.ts';
import { useScene } from '../world/context.ts';

/** Blocks that only show something, drawn by slack-blocks-to-jsx: Markdown, and the rarer ones as well as it can. */
export function Library({ block }: { readonly block: Block }): ReactNode {
  const { world } = useScene();
  const isDark = useSyncExternalStore(watchDark, looksDark, () => false);
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

/** True when the page is dark now, by the system's wish or by the person's. */
function looksDark(): boolean {
  const { theme = '' } = document.documentElement.dataset;
  return theme === '' || theme === 'system' ? darkWish().matches : theme === 'dark';
}

const darkWish = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function watchDark(onChange: () => void): () => void {
  const wish = darkWish();
  const chosen = new MutationObserver(onChange);
  wish.addEventListener('change', onChange);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    wish.removeEventListener('change', onChange);
    chosen.disconnect();
  };
}
