import type { ReactNode } from 'react';
import type { World } from '../../web/contract.ts';
import { Icon } from '../icon.tsx';
import { useConnection } from '../world/live.ts';

/** Says what isn't as it should be, or not yet; nothing otherwise. */
export function Banner({ world }: { readonly world: World }): ReactNode {
  const { muster, past, workspace } = world;
  const isLost = useConnection();
  if (isLost) {
    return (
      <Line kind="bad" words="The playground does not answer. It comes back by itself once npm start runs again." />
    );
  }
  switch (muster.kind) {
    case 'starting':
      return past === null ? (
        <Line kind="info" words="Muster is starting…" />
      ) : (
        <Past {...past} workspace={workspace} />
      );
    case 'stopped':
      return (
        <Line
          kind="bad"
          words="Muster has stopped. Press Ctrl-C in the terminal and run npm start again."
          more={muster.words}
        />
      );
    case 'ready':
      return past === null ? null : <Past {...past} workspace={workspace} />;
    default:
      return muster satisfies never;
  }
}

type LineParts = { readonly kind: 'info' | 'bad'; readonly words: string; readonly more?: string };

function Line({ kind, words, more }: LineParts): ReactNode {
  return (
    <div className={`banner ${kind}`} role="status">
      {kind === 'bad' ? <Icon name="warning" size={18} /> : <span className="spinner" />}
      <p>
        {words}
        {more !== undefined && <code>{more}</code>}
      </p>
    </div>
  );
}

type PastParts = NonNullable<World['past']> & Pick<World, 'workspace'>;

/** How far the company's made-up past has been lived through. */
function Past({ workspace, day, days }: PastParts): ReactNode {
  return (
    <div className="banner info">
      <span className="spinner" />
      <p id="past-words">
        {workspace} lives through its last {days} days, so that there is something to see: day {day}. Look around; in a
        moment you can act as well.
      </p>
      <progress value={day} max={days} aria-labelledby="past-words" />
    </div>
  );
}
