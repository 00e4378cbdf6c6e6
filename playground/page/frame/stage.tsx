import { type ReactNode, useMemo, useState } from 'react';
import type { World } from '../../web/contract.ts';
import { ClockBar } from '../clock-bar/clock-bar.tsx';
import { Notices } from '../notices/notices.tsx';
import { useNotices } from '../notices/use-notices.ts';
import { Rail } from '../people/rail.tsx';
import { KeyHelp } from '../switcher/key-help.tsx';
import { Switcher } from '../switcher/switcher.tsx';
import { Tips } from '../tips.tsx';
import { Tour } from '../tour/tour.tsx';
import { Banner } from './banner.tsx';
import { Pane } from './pane.tsx';
import { PaneScene } from './pane-scene.tsx';
import { type Opened, StageProvider } from './stage-context.ts';
import { useIsWide } from './use-is-wide.ts';
import { useKeys } from './use-keys.ts';
import { usePanes } from './use-panes.ts';

/** Everything: the company's people and clock, around the panes in which they work. */
export function Stage({ world }: { readonly world: World }): ReactNode {
  const { places, moves, active, activate, split, unsplit } = usePanes(world);
  const { notices, notify, dismiss, hold } = useNotices();
  const [opened, open] = useState<Opened | null>(null);
  const isWide = useIsWide();
  const shown = isWide ? places : places.slice(0, 1);
  const at = Math.min(active, shown.length - 1);
  const stage = useMemo(
    () => ({ ...{ isWide, places, activate, split, unsplit, open }, isSplit: isWide && places.length > 1 }),
    [isWide, places, activate, split, unsplit],
  );
  useKeys({ open, onEscape: () => moves[at]?.closePanel() });
  const sceneOf = (pane: number) => ({
    world,
    notify,
    place: places[pane] ?? places[0],
    moves: moves[pane] ?? moves[0],
  });
  return (
    <StageProvider value={stage}>
      <div className={stage.isSplit ? 'stage split' : 'stage'}>
        <PaneScene {...sceneOf(at)}>
          <Rail />
          <ClockBar />
          <Tour />
        </PaneScene>
        <Banner world={world} />
        <main className="panes">
          {shown.map((_, pane) => (
            <PaneScene key={pane === 0 ? 'first' : 'second'} {...sceneOf(pane)}>
              <Pane pane={pane} place={places[pane] ?? places[0]} isActive={pane === at} />
            </PaneScene>
          ))}
        </main>
        <PaneScene {...sceneOf(at)}>
          {opened === 'keys' && <KeyHelp onClose={() => open(null)} />}
          {(opened === 'switcher' || opened === 'people') && (
            <Switcher onlyPeople={opened === 'people'} onClose={() => open(null)} />
          )}
        </PaneScene>
        <Notices {...{ notices, dismiss, hold }} />
        <Tips />
      </div>
    </StageProvider>
  );
}
