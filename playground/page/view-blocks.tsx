import type { ReactNode } from 'react';
import type { Result } from '../deeds/result.ts';
import type { ShownView } from '../slack/views.ts';
import { askOptions } from './ask-options.ts';
import { BlockList } from './blocks/block-list.tsx';
import { type Form, useForm } from './controls/form.ts';
import { act } from './world/ask.ts';
import { useScene } from './world/context.ts';
import { worldNow } from './world/now.ts';

type Parts = {
  readonly view: ShownView;
  /** Of the form around it; a view that isn't sent has one of its own. */
  readonly form?: Form;
  readonly errors?: Readonly<Record<string, string>>;
  /** Hears what went wrong with a control instead of the page's notices, which lie below a modal. */
  readonly onTrouble?: (words: string | null) => void;
};

/** The blocks of a modal or Home tab. */
export function ViewBlocks({ view, form, errors = {}, onTrouble }: Parts): ReactNode {
  const own = useForm(view);
  const { me, notify } = useScene();
  const kept = form ?? own;
  const place = () => ({ kind: 'view' as const, viewId: view.id, values: kept.values() });
  const hear = ({ notice }: Result) => {
    if (onTrouble !== undefined) onTrouble(notice);
    else if (notice !== null) notify(notice);
  };
  return (
    <BlockList
      blocks={view.blocks}
      surface={{
        ...{ form: kept, errors },
        onUse: async (block_id, { type, action_id }, more) => {
          const control = { ...more, type, action_id, block_id, action_ts: String(worldNow().getTime() / 1000) };
          hear(await act('use', me.id, { place: place(), control }));
        },
        onSuggest: (blockId, element, typed) => askOptions(me.id, place(), { blockId, element, typed }),
      }}
    />
  );
}
