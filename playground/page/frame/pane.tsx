import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Conversation } from '../conversation/conversation.tsx';
import { GitHubView } from '../github/github-view.tsx';
import { HomeTab } from '../home-tab.tsx';
import { DeliveryPanel } from '../inspector/delivery-panel.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { JiraView } from '../jira/jira-view.tsx';
import { ModalStack } from '../modal.tsx';
import { PersonStrip } from '../people/person-strip.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { ThreadPanel } from '../thread/thread-panel.tsx';
import { ThreadsView } from '../thread/threads-view.tsx';
import { useScene } from '../world/context.ts';
import type { Panel, Place } from '../world/place.ts';
import { MenuProvider } from './menu-context.ts';
import { useStage } from './stage-context.ts';

type Parts = { readonly pane: number; readonly place: Place; readonly isActive: boolean };

/** One person's Slack: sidebar, what they look at, and what stands beside it. */
export function Pane({ pane, place, isActive }: Parts): ReactNode {
  const { me, world } = useScene();
  const { activate, isSplit } = useStage();
  const [isMenuOpen, setMenu] = useState(false);
  const menu = useMemo(() => ({ open: () => setMenu(true) }), []);
  const { at, panel } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere is done with the menu
  useEffect(() => setMenu(false), [at, me.id]);
  useTitle(isActive);
  const room = world.rooms.find(({ id, members }) => id === at && members.includes(me.id));
  return (
    <MenuProvider value={menu}>
      <section
        className={['pane', isActive && 'active', isMenuOpen && 'menu-open', panel !== null && 'has-panel']
          .filter(Boolean)
          .join(' ')}
        aria-label={`${me.name}’s Slack`}
        onPointerDownCapture={() => activate(pane)}
        onFocusCapture={() => activate(pane)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isMenuOpen) return;
          event.preventDefault();
          setMenu(false);
        }}
      >
        <div className="pane-grid">
          <PersonStrip pane={pane} canClose={isSplit} />
          <Sidebar at={room === undefined && !OTHERS.includes(at) ? 'home' : at} />
          <button type="button" className="veil" aria-label="Close the menu" onClick={() => setMenu(false)} />
          <div className="place">
            {room !== undefined && <Conversation key={`${me.id}/${room.id}`} room={room} shown={place.ts} />}
            {room === undefined && at === 'threads' && <ThreadsView key={me.id} />}
            {at === 'github' && <GitHubView shown={place.ts} />}
            {at === 'jira' && <JiraView />}
            {room === undefined && !OTHERS.includes(at) && <HomeTab key={me.id} />}
          </div>
          {panel !== null && <SidePanel panel={panel} />}
        </div>
        <ModalStack key={me.id} />
      </section>
    </MenuProvider>
  );
}

/** Places that are neither a conversation nor Home. */
const OTHERS = ['threads', 'github', 'jira'];

function SidePanel({ panel }: { readonly panel: Panel }): ReactNode {
  return (
    <div className="panel" data-region>
      <PanelContent panel={panel} />
    </div>
  );
}

function PanelContent({ panel }: { readonly panel: Panel }): ReactNode {
  if (panel.kind === 'delivery') return <DeliveryPanel key={panel.id} id={panel.id} />;
  const { kind, channelId, ts } = panel;
  if (kind === 'thread') return <ThreadPanel key={ts} place={{ channelId, ts }} />;
  return <Inspector key={ts} {...{ channelId, ts }} />;
}

/** The window is called after who acts in the pane used last. */
function useTitle(isActive: boolean): void {
  const { me, world } = useScene();
  useEffect(() => {
    if (isActive) document.title = `${me.name} · ${world.workspace} · Muster playground`;
  }, [isActive, me.name, world.workspace]);
}
