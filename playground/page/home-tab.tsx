import { type ReactNode, useEffect } from 'react';
import type { ShownView } from '../slack/views.ts';
import { Avatar } from './avatar.tsx';
import { firstName } from './conversation/room-words.ts';
import { MusterTabs } from './frame/muster-tabs.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { Skeleton } from './skeleton.tsx';
import { ViewBlocks } from './view-blocks.tsx';
import { look } from './world/ask.ts';
import { useDeed, useScene } from './world/context.ts';
import { useLive } from './world/live.ts';

/** Muster's Home. Opening it tells Muster, which draws it anew. */
export function HomeTab(): ReactNode {
  const { me, world } = useScene();
  const deed = useDeed();
  const isReady = world.muster.kind === 'ready';
  const shown = useLive<{ view: ShownView | null }>(() => look('home', { as: me.id }), {
    key: `home/${me.id}`,
    keeps: true,
    is: (change) => change.kind === 'home' && change.personId === me.id,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per opening, not at every drawing
  useEffect(() => {
    if (isReady) void deed('open-home', {});
  }, [me.id, isReady]);
  const view = shown?.view ?? null;
  return (
    <>
      <TopBar>
        <Avatar userId={world.bot.id} size={30} />
        <div className="title">
          <h1>Home</h1>
          <p>What Muster keeps for {firstName(me.name)}</p>
        </div>
        <MusterTabs at="home" />
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="home" aria-label="Home" tabIndex={0} data-region data-tour="home-tab">
        <h2 className="for-ears">What {world.bot.name} shows</h2>
        <div className="home-page">
          {view === null ? isReady ? <Skeleton /> : <NotYet /> : <ViewBlocks view={view} />}
        </div>
      </section>
    </>
  );
}

function NotYet(): ReactNode {
  const { world } = useScene();
  return (
    <p className="home-not-yet">
      {world.bot.name} draws this as soon as it is there. Until then look at the channels: people write there already.
    </p>
  );
}
