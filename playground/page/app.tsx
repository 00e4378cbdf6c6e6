import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { World } from '../web/describe-world.ts';
import { Banner } from './banner.tsx';
import { Conversation } from './conversation.tsx';
import { HomeTab } from './home-tab.tsx';
import { ModalStack } from './modal.tsx';
import { Notices, useNotices } from './notices.tsx';
import { Sidebar } from './sidebar.tsx';
import { look } from './world/ask.ts';
import { SceneProvider } from './world/context.ts';
import { useLive } from './world/live.ts';
import { type Place, usePlace } from './world/place.ts';
import { useSeen } from './world/seen.ts';

/** The whole page; nothing but a word until the world is known. */
export function App(): ReactNode {
  const world = useLive<World>(() => look('world'), {
    key: 'world',
    is: ({ kind }) => kind === 'conversation' || kind === 'muster',
  });
  if (world === null) return <p className="boot">Opening the playground…</p>;
  return <Frame world={world} />;
}

const FIRST: Place = { personId: 'U01MAYA', at: 'C01GENERAL' };

function Frame({ world }: { readonly world: World }): ReactNode {
  const [place, go] = usePlace(FIRST);
  const [menu, setMenu] = useState(false);
  const { notices, notify, dismiss } = useNotices();
  const seen = useSeen(world.newest, place);
  const me = world.people.find(({ id }) => id === place.personId) ?? world.people[0];
  const scene = useMemo(() => (me === undefined ? null : { world, me, notify }), [world, me, notify]);
  const goAndClose = useCallback(
    (next: Place) => {
      setMenu(false);
      go(next);
    },
    [go],
  );
  if (scene === null || me === undefined) return null;
  const room = world.rooms.find(({ id, members }) => id === place.at && members.includes(me.id));
  return (
    <SceneProvider value={scene}>
      <div className={menu ? 'frame menu-open' : 'frame'}>
        <Sidebar {...{ place, go: goAndClose, seen }} />
        <button type="button" className="veil" aria-label="Close the menu" onClick={() => setMenu(false)} />
        <main>
          <Banner />
          {room === undefined ? (
            <HomeTab key={me.id} onMenu={() => setMenu(true)} />
          ) : (
            <Conversation key={`${me.id}/${room.id}`} room={room} onMenu={() => setMenu(true)} />
          )}
        </main>
        <ModalStack key={me.id} />
        <Notices {...{ notices, dismiss }} />
      </div>
    </SceneProvider>
  );
}
