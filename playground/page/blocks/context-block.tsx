import type { ReactNode } from 'react';
import type { Block } from '../../slack/journal.ts';
import { addressOf, Picture } from './picture.tsx';
import { Text, type TextObject } from './text.tsx';

type Part = TextObject | { readonly type: 'image'; readonly image_url?: string; readonly alt_text?: string };

/** A quiet line of texts and small pictures. */
export function ContextBlock({ block }: { readonly block: Block }): ReactNode {
  return (
    <div className="block context">
      {(block.elements as readonly Part[]).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no names
        <ContextPart key={at} part={part} />
      ))}
    </div>
  );
}

function ContextPart({ part }: { readonly part: Part }): ReactNode {
  if ('text' in part) return <Text text={part} />;
  return <Picture address={addressOf(part)} alt={part.alt_text ?? ''} />;
}
