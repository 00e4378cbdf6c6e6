import type { ReactNode } from 'react';
import type { Element } from '../controls/element.ts';
import type { BlockParts } from './block-list.tsx';
import { ElementUse } from './element-use.tsx';
import { addressOf, Picture } from './picture.tsx';
import { Text, type TextObject } from './text.tsx';

type Accessory = Element & { readonly image_url?: string; readonly alt_text?: string };

/** Text, fields in two columns, and one thing beside them. */
export function SectionBlock({ block, blockId, surface }: BlockParts): ReactNode {
  const text = block.text as TextObject | undefined;
  const fields = (block.fields ?? []) as readonly TextObject[];
  const beside = block.accessory as Accessory | undefined;
  return (
    <div className="block section">
      <div className="section-text">
        {text !== undefined && <Text text={text} />}
        {fields.length > 0 && (
          <div className="fields">
            {fields.map((field, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no names
              <Text key={at} text={field} />
            ))}
          </div>
        )}
      </div>
      {beside?.type === 'image' && (
        <span className="thumbnail">
          <Picture address={addressOf(beside)} alt={beside.alt_text ?? ''} />
        </span>
      )}
      {beside !== undefined && beside.type !== 'image' && <ElementUse {...{ element: beside, blockId, surface }} />}
    </div>
  );
}
