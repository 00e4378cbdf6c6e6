import '../controls/picker.css';
import './picture.css';
import './data-table.css';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Block } from '../../slack/journal.ts';
import type { Choices } from '../controls/choices.ts';
import type { Element } from '../controls/element.ts';
import type { Form } from '../controls/form.ts';
import { ChartBlock } from './chart/chart-block.tsx';
import { ContextBlock } from './context-block.tsx';
import { DataTable } from './data-table.tsx';
import { ElementUse } from './element-use.tsx';
import { InputBlock } from './input-block.tsx';
import { PictureBlock } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { SectionBlock } from './section-block.tsx';
import { TableBlock } from './table-block.tsx';
import { Text, type TextObject } from './text.tsx';
import { Unknown } from './unknown.tsx';

/** How blocks act. */
export type Surface = {
  readonly onUse: (blockId: string, element: Element, more: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Asks Muster what a menu offers for what was typed into it; absent where nobody can be asked. */
  readonly onSuggest?: (blockId: string, element: Element, typed: string) => Promise<Choices>;
  /** In views only: messages keep nothing. */
  readonly form?: Form;
  /** Sentences beside fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
};

type Parts = { readonly blocks: readonly Block[]; readonly surface: Surface };

/** The blocks of a message or view. What the page knows is drawn here; the rarest ones by slack-blocks-to-jsx. */
export function BlockList({ blocks, surface }: Parts): ReactNode {
  return blocks.map((block, at) => {
    const blockId = String(block.block_id ?? `b${at}`);
    return <OneBlock key={keyOf(blocks, at)} block={block} blockId={blockId} surface={surface} />;
  });
}

/**
 * A field is known by its own name. Anything else is the first, second, third of its kind: when a line comes in above,
 * the buttons stay the same buttons, and whoever has the keyboard in one keeps it.
 */
function keyOf(blocks: readonly Block[], at: number): string {
  const { type, block_id: id } = blocks[at] ?? { type: '' };
  if (type === 'input') return `input ${id ?? at}`;
  return `${type} ${blocks.slice(0, at).filter((before) => before.type === type).length}`;
}

export type BlockParts = { readonly block: Block; readonly blockId: string; readonly surface: Surface };

function OneBlock(parts: BlockParts): ReactNode {
  const { block, blockId, surface } = parts;
  switch (block.type) {
    case 'header':
      return (
        <h3 className="block header">
          <Text text={block.text as TextObject} />
        </h3>
      );
    case 'context':
      return <ContextBlock block={block} />;
    case 'divider':
      return <hr className="block" />;
    case 'section':
      return <SectionBlock {...parts} />;
    case 'actions':
      return (
        <div className="block actions">
          {(block.elements as readonly Element[]).map((element) => (
            <ElementUse key={element.action_id} {...{ element, blockId, surface }} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock {...parts} />;
    case 'image':
      return <PictureBlock block={block} />;
    case 'rich_text':
      return (
        <div className="block">
          <RichText elements={block.elements as readonly unknown[]} />
        </div>
      );
    case 'table':
      return <TableBlock block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <ChartBlock block={block} />;
    case 'markdown':
      return <Library block={block} />;
    default:
      return <Rare block={block} />;
  }
}

/** Half of the page's size, and rarely needed: fetched when the first such block appears. */
const LateLibrary = lazy(async () => ({ default: (await import('./library.tsx')).Library }));

function Library({ block }: { readonly block: Block }): ReactNode {
  return (
    <Suspense fallback={<p className="block library">…</p>}>
      <LateLibrary block={block} />
    </Suspense>
  );
}

/** Only shown, never used: what Muster itself says must be among the known types (known-types.ts). */
const SHOWN_BY_LIBRARY = ['alert', 'card', 'carousel', 'container', 'file', 'plan', 'task_card'];

function Rare({ block }: { readonly block: Block }): ReactNode {
  if (SHOWN_BY_LIBRARY.includes(block.type)) return <Library block={block} />;
  return (
    <p className="block">
      <Unknown type={block.type} />
    </p>
  );
}
