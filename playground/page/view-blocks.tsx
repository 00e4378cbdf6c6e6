import type { ReactNode } from 'react';
import type { ShownView } from '../slack/views.ts';
import { BlockList } from './blocks/block-list.tsx';
import { type Form, useForm } from './controls/form.ts';
import { useDeed } from './world/context.ts';

type Parts = {
  readonly view: ShownView;
  /** Of the form around it; a view that isn't sent has one of its own. */
  readonly form?: Form;
  readonly errors?: Readonly<Record<string, string>>;
};

/** The blocks of a modal or Home tab. */
export function ViewBlocks({ view, form, errors = {} }: Parts): ReactNode {
  const own = useForm(view);
  const deed = useDeed();
  const kept = form ?? own;
  return (
    <BlockList
      blocks={view.blocks}
      surface={{
        ...{ form: kept, errors },
        onUse: (block_id, { type, action_id }, more) => {
          const control = { ...more, type, action_id, block_id, action_ts: String(Date.now() / 1000) };
          return deed('use', { place: { kind: 'view', viewId: view.id, values: kept.values() }, control });
        },
      }}
    />
  );
}
