import { type ReactNode, useEffect } from 'react';
import type { ShownView } from '../slack/views.ts';
import { TopBar } from './top-bar.tsx';
import { ViewBlocks } from './view-blocks.tsx';
import { look } from './world/ask.ts';
import { useDeed, useScene } from './world/context.ts';
import { useLive } from './world/live.ts';

/** Muster's Home. Opening it tells Muster, which draws it anew. */
export function HomeTab({ onMenu }: { readonly onMenu: () => void }): ReactNode {
  const { me, world } = useScene();
  const deed = useDeed();
  const isReady = world.muster.kind === 'ready';
  const shown = useLive<{ view: ShownView | null }>(() => look('home', { as: me.id }), {
    key: `home/${me.id}`,
    is: (change) => change.kind === 'home' && change.personId === me.id,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per opening, not at every drawing
  useEffect(() => {
    if (isReady) void deed('open-home', {});
  }, [me.id, isReady]);
  const view = shown?.view ?? null;
  return (
    <>
      <TopBar title="Home" about={`What concerns ${me.name.split(' ')[0]}`} onMenu={onMenu} />
      <div className="home">
        {view === null ? <p className="loading">Muster draws this tab…</p> : <ViewBlocks view={view} />}
      </div>
    </>
  );
}
