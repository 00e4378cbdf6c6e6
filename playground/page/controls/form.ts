import { useEffect, useState } from 'react';
import type { StateValues } from '../../deeds/payloads.ts';
import type { Block } from '../../slack/journal.ts';
import { type Element, holdsValue, initialValue, type Value } from './element.ts';
import { refuse } from './refuse.ts';

export type Form = {
  valueOf(blockId: string, element: Element): Value;
  set(blockId: string, element: Element, value: Value): void;
  /** Everything that stands in the view, as Slack sends it along. */
  values(): StateValues;
  /** What Slack itself refuses before it asks the app: block id → sentence. */
  refusals(): Readonly<Record<string, string>>;
};

/** What is typed and chosen in one view. A changed view keeps it where block and element are still the same. */
export function useForm(view: { readonly id: string; readonly blocks: readonly Block[] }): Form {
  const [typed, setTyped] = useState<Readonly<Record<string, Value>>>({});
  const { id } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts with nothing typed
  useEffect(() => setTyped({}), [id]);

  const places = view.blocks.flatMap(elementsOf);
  const stands = (blockId: string, element: Element) => typed[keyOf(blockId, element)] ?? initialValue(element);
  return {
    valueOf: stands,
    set: (blockId, element, value) => setTyped((before) => ({ ...before, [keyOf(blockId, element)]: value })),
    values() {
      const values: Record<string, Record<string, unknown>> = {};
      for (const { blockId, element } of places) {
        values[blockId] = { ...values[blockId], [element.action_id]: stands(blockId, element) };
      }
      return values;
    },
    refusals: () =>
      Object.fromEntries(
        places.flatMap(({ blockId, element, required }) => {
          const sentence = refuse(element, stands(blockId, element), required);
          return sentence === null ? [] : [[blockId, sentence]];
        }),
      ),
  };
}

const keyOf = (blockId: string, { action_id, type }: Element): string => `${blockId}/${action_id}/${type}`;

function elementsOf(block: Block) {
  const blockId = String(block.block_id ?? '');
  const inputs = block.type === 'input' ? [block.element] : [];
  const others = [block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])];
  const all = [...inputs, ...others].filter(isElement).filter(holdsValue);
  return all.map((element) => ({ blockId, element, required: block.type === 'input' && block.optional !== true }));
}

function isElement(thing: unknown): thing is Element {
  return typeof thing === 'object' && thing !== null && 'action_id' in thing;
}
