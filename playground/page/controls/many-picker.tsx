import type { KeyboardEvent, ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import { wordsOf } from '../blocks/text.tsx';
import { ChoiceList } from './choice-list.tsx';
import { keyOf } from './choices.ts';
import { ComboInput } from './combo-input.tsx';
import type { ControlParts } from './control-parts.ts';
import { chosen, valueWith } from './element.ts';
import { Chevron, namesOf, useLabels } from './one-picker.tsx';
import { useCombobox } from './use-combobox.ts';

/** Several things: what is chosen as chips that can be taken away, and a line that finds more. */
export function ManyPicker(parts: ControlParts): ReactNode {
  const { element, value, onChange } = parts;
  const picks = (chosen(value) ?? []) as readonly unknown[];
  const picked = picks.map(keyOf);
  const labels = useLabels(element, picks);
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const isFull = picks.length >= most;
  const set = (next: readonly unknown[]) => onChange(valueWith(element, next));
  const remove = (key: string) => set(picks.filter((pick) => keyOf(pick) !== key));
  const box = useCombobox(parts, {
    picked,
    staysOpen: true,
    onTake: ({ key, pick }) => (picked.includes(key) ? remove(key) : isFull || set([...picks, pick])),
  });
  const { popup, typed } = box;
  const wanted = wordsOf(element.placeholder) || 'Choose…';
  const placeholder = picks.length === 0 ? wanted : isFull ? '' : 'Add…';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = picked.at(-1);
    if (event.key === 'Backspace' && (typed ?? '') === '' && last !== undefined) remove(last);
    else box.onKeyDown(event);
  };
  return (
    <span className={popup.isOpen ? 'picker many open' : 'picker many'} ref={popup.anchor}>
      {picked.map((key, at) => (
        <span className="chip" key={key}>
          {element.type === 'multi_users_select' && <Avatar userId={key} size={18} />}
          {labels[at]}
          <button type="button" aria-label={`Remove ${labels[at]}`} onClick={() => remove(key)}>
            ×
          </button>
        </span>
      ))}
      <ComboInput {...{ parts, box, onKeyDown, placeholder }} shown="" />
      {isFull && <small className="picker-full">{most} at most</small>}
      <Chevron />
      <ChoiceList box={box} picked={picked} many names={namesOf(parts)} />
    </span>
  );
}
