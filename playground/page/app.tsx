import { type ReactNode, useEffect } from 'react';
import type { World } from '../web/contract.ts';
import { Mark } from './avatar.tsx';
import { Stage } from './frame/stage.tsx';
import { look } from './world/ask.ts';
import { useConnection, useLive } from './world/live.ts';
import { hearNow } from './world/now.ts';

/** The whole page; nothing but a word until the world is known. */
export function App(): ReactNode {
  const world = useLive<World>(() => look('world'), {
    key: 'world',
    is: ({ kind }) => kind === 'muster' || kind === 'past',
  });
  useEffect(() => {
    if (world !== null) hearNow(world.clock.now);
  }, [world]);
  return world === null ? <Opening /> : <Stage world={world} />;
}

function Opening(): ReactNode {
  const isLost = useConnection();
  return (
    <div className="boot" role="status">
      <span className="boot-mark">
        <Mark />
      </span>
      <p>{isLost ? 'The playground does not answer. Is npm start still running?' : 'Opening the playground…'}</p>
    </div>
  );
}
