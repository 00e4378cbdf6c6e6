import { type ReactNode, useId } from 'react';
import type { Block } from '../../slack/journal.ts';
import { Control } from '../controls/control.tsx';
import { type Element, holdsValue, initialValue, type Value } from '../controls/element.ts';
import type { Form } from '../controls/form.ts';
import { OverflowMenu, PressButton } from '../controls/press.tsx';
import { useScene } from '../world/context.ts';
import { InputBlock } from './input-block.tsx';
import { Library } from './library.tsx';
import { Text, type TextObject } from './text.tsx';

/** How blocks act. */
export type Surface = {
  readonly onUse: (blockId: string, element: Element, more: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** In views only: messages keep nothing. */
  readonly form?: Form;
  /** Sentences beside fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
};

/** The blocks of a message or view. What can be used is drawn here, what only shows mostly by slack-blocks-to-jsx. */
export function BlockList({
  blocks,
  surface,
}: {
  readonly blocks: readonly Block[];
  readonly surface: Surface;
}): ReactNode {
  return blocks.map((block, at) => {
    const blockId = String(block.block_id ?? `b${at}`);
    return <OneBlock key={`${blockId}-${block.type}`} block={block} blockId={blockId} surface={surface} />;
  });
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
    default:
      return <Library block={block} />;
  }
}

function ContextBlock({ block }: { readonly block: Block }): ReactNode {
  return (
    <p className="block context">
      {(block.elements as readonly TextObject[])
        .filter(({ text }) => text !== undefined)
        .map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no names
          <Text key={at} text={text} />
        ))}
    </p>
  );
}

function SectionBlock({ block, blockId, surface }: BlockParts): ReactNode {
  const text = block.text as TextObject | undefined;
  const shown = (block.fields ?? []) as readonly TextObject[];
  const element = block.accessory as Element | undefined;
  return (
    <div className="block section">
      <div className="section-text">
        {text !== undefined && <Text text={text} />}
        {shown.length > 0 && (
          <div className="fields">
            {shown.map((field, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no names
              <Text key={at} text={field} />
            ))}
          </div>
        )}
      </div>
      {element?.action_id !== undefined && <ElementUse {...{ element, blockId, surface }} />}
    </div>
  );
}

type Use = { readonly element: Element; readonly blockId: string; readonly surface: Surface };

/** An element outside of a form's fields: using it tells Muster at once. */
function ElementUse({ element, blockId, surface }: Use): ReactNode {
  const id = useId();
  const { notify } = useScene();
  const press = (used: Element, more: Readonly<Record<string, unknown>>) => surface.onUse(blockId, used, more);
  if (element.type === 'button') return <PressButton element={element} onPress={press} />;
  if (element.type === 'overflow') return <OverflowMenu element={element} onPress={press} />;
  if (!holdsValue(element)) return <Library block={{ type: 'actions', elements: [element] }} />;
  const change = (value: Value) => {
    surface.form?.set(blockId, element, value);
    surface.onUse(blockId, element, value).catch(() => notify('That did not work. Try again.'));
  };
  return (
    <Control
      {...{ element, id, onChange: change, label: element.accessibility_label ?? 'Choose' }}
      value={surface.form?.valueOf(blockId, element) ?? initialValue(element)}
    />
  );
}
