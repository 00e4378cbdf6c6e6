import 'slack-blocks-to-jsx/dist/style.css';
import '../../../playground/page/page.css';

import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BlockList, type Surface } from '../../../playground/page/blocks/block-list.tsx';
import { ClockBar } from '../../../playground/page/clock-bar/clock-bar.tsx';
import { Inspector } from '../../../playground/page/inspector/inspector.tsx';
import { ModalStack } from '../../../playground/page/modal.tsx';
import { act } from '../../../playground/page/world/ask.ts';
import { type Moves, SceneProvider } from '../../../playground/page/world/context.ts';
import type { Block } from '../../../playground/slack/journal.ts';
import { blockSamples, chartSamples, elementSamples } from './samples.ts';
import { stageWorld } from './stage-world.ts';

/** The page's parts without its frame, for tests that look at them one by one: `?show=blocks|charts|inspector|forms`. */

const show = new URLSearchParams(window.location.search).get('show');
const [me = stageWorld.people[0]] = stageWorld.people;

const place = { kind: 'message', channelId: 'C01GENERAL', ts: '1.000001' };

const surface: Surface = {
  onUse: (block_id, { type, action_id }, more) =>
    act('use', me?.id ?? '', { place, control: { ...more, type, action_id, block_id } }),
};

const elements: readonly Block[] = elementSamples
  .filter(({ type }) => type !== 'image' && !type.endsWith('_input'))
  .map(({ type, element }) => ({
    type: 'section',
    block_id: `e-${type}`,
    text: { type: 'mrkdwn', text: `*${type}*` },
    accessory: element,
  }));

function Stage(): ReactNode {
  const [notice, notify] = useState('');
  const [went, go] = useState('');
  const [acted, switchTo] = useState('');
  const [isInspecting, inspect] = useState(false);
  if (me === undefined) return null;
  const moves: Moves = {
    ...{ go, switchTo, openThread: () => undefined },
    inspect: () => inspect(true),
    lookAtDelivery: () => undefined,
    closePanel: () => inspect(false),
  };
  return (
    <SceneProvider value={{ world: stageWorld, me, notify, moves }}>
      <ClockBar />
      <main style={{ background: 'var(--page)' }}>
        <button type="button" className="button" onClick={() => act('open', me.id, {})}>
          Open the form
        </button>
        <output aria-label="Notice">{notice}</output>
        <output aria-label="Place">{went}</output>
        <output aria-label="Acted">{acted}</output>
        {show === 'inspector' ? (
          <button type="button" className="button" onClick={() => inspect(true)}>
            Look behind
          </button>
        ) : (
          show !== 'forms' && <Blocks />
        )}
        {isInspecting && <Inspector channelId="C01GENERAL" ts="1.000001" />}
      </main>
      <ModalStack />
    </SceneProvider>
  );
}

function Blocks(): ReactNode {
  const all = [...blockSamples.map(({ block }) => block), ...elements];
  const charts = [...Object.values(chartSamples), ...all.filter(({ type }) => type === 'data_table')];
  const blocks = show === 'charts' ? charts : all;
  return (
    <article className="message">
      <div className="message-body">
        <BlockList blocks={blocks} surface={surface} />
      </div>
    </article>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Stage />);
