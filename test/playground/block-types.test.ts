import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { BlockList, type Surface } from '../../playground/page/blocks/block-list.tsx';
import { knownTypes } from '../../playground/page/blocks/known-types.ts';
import { SceneProvider } from '../../playground/page/world/context.ts';
import type { Block } from '../../playground/slack/journal.ts';
import { measureSource } from '../../scripts/measure-source.ts';
import { checkDrawn, typesIn } from '../support/block-kit/drawn.ts';
import { elements as slackElements } from '../support/block-kit/elements.ts';
import { galleryMessages, galleryViews } from '../support/block-kit/gallery.ts';
import { blockSamples, elementSamples, formOf, richShows } from './gallery/samples.ts';
import { stageWorld } from './gallery/stage-world.ts';

describe('what Muster says', () => {
  it('is drawn by the page, whatever Block Kit function made it', () => {
    const said = [...galleryMessages('A text'), ...galleryViews('A text')];
    expect(said.flatMap(checkDrawn)).toEqual([]);
    // The gallery really comes by every builder: a type is in there that only that builder makes.
    const seen = new Set(said.flatMap((one) => [...typesIn(one)]));
    expect(seen.has('elements multi_conversations_select') && seen.has('blocks table')).toBe(true);
  });

  it('has no type in its sources that the page does not know', () => {
    const known = new Set<string>(Object.values(knownTypes).flat());
    const unknown = measureSource()
      .files.map(({ path }) => path)
      .flatMap((path) => typesWritten(readFileSync(path, 'utf8')).map((type) => ({ path, type })))
      .filter(({ type }) => SLACKS.has(type) && !known.has(type));
    expect(unknown, 'draw it in playground/page/blocks and add it to known-types.ts').toEqual([]);
  });

  it('is refused by the local Slack of all tests when the page could not draw it', () => {
    const video = { text: 'x', blocks: [{ type: 'video', alt_text: 'x' }] };
    expect(checkDrawn(video)).toEqual(['blocks[0]: the playground’s page does not draw blocks of the type "video"']);
    const button = { type: 'workflow_button', text: { type: 'plain_text', text: 'x' } };
    expect(checkDrawn({ blocks: [{ type: 'actions', elements: [button] }] })).toHaveLength(1);
    expect(
      checkDrawn({ blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_poem', elements: [] }] }] }),
    ).toHaveLength(1);
    expect(
      checkDrawn({ attachments: [{ blocks: [{ type: 'section', accessory: { type: 'file_input' } }] }] }),
    ).toHaveLength(1);
  });
});

describe('the page', () => {
  it('has a sample of every type it says it knows', () => {
    expect(typesOf(blockSamples)).toEqual([...knownTypes.blocks].sort());
    expect(typesOf(elementSamples)).toEqual([...knownTypes.elements].sort());
    const seen = typesIn({ blocks: blockSamples.map(({ block }) => block) });
    for (const kind of ['richText', 'cells', 'texts'] as const) {
      expect(
        knownTypes[kind].filter((type) => !seen.has(`${kind} ${type}`)),
        kind,
      ).toEqual([]);
    }
  });

  it.each(blockSamples)('draws $type', async ({ block, shows }) => {
    // What draws the rarest ones is fetched when the first of them appears.
    for (const words of shows) await expect.poll(() => wordsIn(draw([block])), { timeout: 10_000 }).toContain(words);
    expect(draw([block])).not.toContain('data-unknown');
  });

  it.each(elementSamples)('draws $type in the fields and blocks where it may stand', ({ type, element, shows }) => {
    const beside = { type: 'section', text: { type: 'plain_text', text: 'x' }, accessory: element };
    const html = draw(type.endsWith('_input') ? formOf([{ type, element, shows }]) : [beside]);
    for (const words of shows) expect(wordsIn(html)).toContain(words);
    expect(html).toMatch(/<(input|textarea|button|img)\b/);
    expect(html).not.toContain('data-unknown');
  });

  it('draws every word of rich text', () => {
    const rich = blockSamples.find(({ type }) => type === 'rich_text');
    const words = wordsIn(draw(rich === undefined ? [] : [rich.block]));
    for (const shown of richShows) expect(words).toContain(shown);
  });

  it('says so where it cannot draw something, and goes on with the rest', () => {
    const html = draw([
      { type: 'video' },
      { type: 'actions', elements: [{ type: 'workflow_button', action_id: 'x' }] },
      { type: 'divider' },
    ]);
    expect(wordsIn(html)).toContain('can’t draw “video” yet');
    expect(wordsIn(html)).toContain('can’t draw “workflow_button” yet');
    expect(html).toContain('<hr');
  });

  it('lets no escaped text become a mention or a link, and no link lead anywhere with a name', () => {
    const text = '&lt;@U01ANA&gt; &lt;!channel&gt; <https://tidewater.example|go> <javascript:alert(1)|no>';
    const html = draw([
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'header', text: { type: 'plain_text', text: '<@U01ANA> *x*' } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '<!here> *x*' },
              { type: 'link', url: 'javascript:alert(1)', text: 'no' },
            ],
          },
        ],
      },
    ]);
    expect(html).not.toContain('class="mention');
    expect([...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<a href="https://tidewater.example" target="_blank" rel="noreferrer noopener">',
    ]);
  });

  it('shows the charts that Muster draws, passed on by its own server', () => {
    vi.stubGlobal('location', { origin: 'http://localhost:3000' });
    const at = (image_url: string) => draw([{ type: 'image', image_url, alt_text: 'A curve' }]);
    expect(at('http://localhost:3000/charts/a.png')).toContain('<img src="http://localhost:3000/charts/a.png"');
    for (const other of ['http://localhost:3000/api/a.png', 'http://localhost:3000.example/charts/a.png'])
      expect(at(other)).not.toContain('<img');
    vi.unstubAllGlobals();
  });

  it('asks for no picture from outside', () => {
    const html = draw([{ type: 'image', image_url: 'https://tidewater.example/a.png', alt_text: 'A curve' }]);
    expect(html).not.toContain('<img');
    expect(html).toContain('aria-label="A curve"');
  });
});

/** Everything Slack knows that may stand in a block: what a source file may not name without the page knowing it. */
const SLACKS = new Set([
  ...Object.keys(slackElements),
  ...['actions', 'alert', 'card', 'carousel', 'container', 'context', 'context_actions', 'data_table'],
  ...[
    'data_visualization',
    'divider',
    'file',
    'header',
    'image',
    'input',
    'markdown',
    'plan',
    'rich_text',
    'section',
    'table',
    'task_card',
    'video',
  ],
  ...['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote', 'raw_text', 'raw_number'],
]);

function typesWritten(source: string): readonly string[] {
  return [...source.matchAll(/\btype: '(\w+)'/g)].map(([, type = '']) => type);
}

const typesOf = (samples: readonly { readonly type: string }[]): readonly string[] =>
  samples.map(({ type }) => type).sort();

const surface: Surface = { onUse: async () => undefined };

function draw(blocks: readonly Block[]): string {
  const [me] = stageWorld.people;
  if (me === undefined) throw new Error('nobody is there');
  const nowhere = () => undefined;
  const moves = {
    go: nowhere,
    openThread: nowhere,
    inspect: nowhere,
    lookAtDelivery: nowhere,
    closePanel: nowhere,
    switchTo: nowhere,
    openMenu: nowhere,
  };
  const scene = { world: stageWorld, me, notify: nowhere, moves };
  return renderToStaticMarkup(
    createElement(SceneProvider, { value: scene }, createElement(BlockList, { blocks, surface })),
  );
}

/** The words a person reads. */
function wordsIn(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
