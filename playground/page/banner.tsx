import type { ReactNode } from 'react';
import { useScene } from './world/context.ts';
import { useConnection } from './world/live.ts';

/** Says when something isn't running; nothing otherwise. */
export function Banner(): ReactNode {
  const { muster } = useScene().world;
  const isLost = useConnection();
  if (isLost) return <Line kind="bad" words="The playground does not answer. Start it again with npm start." />;
  switch (muster.kind) {
    case 'starting':
      return <Line kind="info" words="Muster is starting…" />;
    case 'stopped':
      return (
        <Line
          kind="bad"
          words="Muster has stopped. Press Ctrl-C in the terminal and run npm start again."
          more={muster.words}
        />
      );
    case 'ready':
      return null;
    default:
      return muster satisfies never;
  }
}

type LineParts = { readonly kind: 'info' | 'bad'; readonly words: string; readonly more?: string };

function Line({ kind, words, more }: LineParts): ReactNode {
  return (
    <div className={`banner ${kind}`} role="status">
      {words}
      {more !== undefined && <code>{more}</code>}
    </div>
  );
}
