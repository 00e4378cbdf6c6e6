import type { ReactNode } from 'react';
import { wordsOf } from '../blocks/text.tsx';
import { useScene } from '../world/context.ts';
import { attributesOf, type Choice, type ControlParts, choicesOf, keyOf } from './choices.ts';
import { chosen, fields } from './element.ts';

/** A menu of which one thing is chosen; it can be emptied again where nothing is required. */
export function OnePicker(parts: ControlParts): ReactNode {
  const { element, value, onChange, required = false } = parts;
  const { world, me } = useScene();
  const choices = choicesOf(element, world, me);
  const key = keyOf(chosen(value));
  const choose = (next: string) => {
    const found = choices.find((choice) => choice.key === next);
    onChange({ type: element.type, [fields[element.type]?.field ?? '']: found?.pick ?? null });
  };
  return (
    <select
      {...attributesOf(parts)}
      className="field"
      value={choices.some((choice) => choice.key === key) ? key : ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="" disabled={required && key !== ''}>
        {wordsOf(element.placeholder) || 'Choose…'}
      </option>
      {choices.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** Several things: what is chosen as chips that can be taken away, and a menu with the rest. */
export function ManyPicker(parts: ControlParts): ReactNode {
  const { element, value, onChange } = parts;
  const { world, me } = useScene();
  const choices = choicesOf(element, world, me);
  const picked = (chosen(value) as readonly unknown[] | null) ?? [];
  const keys = picked.map(keyOf);
  const set = (next: readonly unknown[]) => onChange({ type: element.type, [fields[element.type]?.field ?? '']: next });
  const isFull = picked.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const rest = choices.filter((choice) => !keys.includes(choice.key));
  return (
    <div className="many">
      {picked.map((pick) => (
        <Chip
          key={keyOf(pick)}
          label={choices.find((choice) => choice.key === keyOf(pick))?.label ?? keyOf(pick)}
          onRemove={() => set(picked.filter((one) => one !== pick))}
        />
      ))}
      {isFull || rest.length === 0 ? null : (
        <Adder parts={parts} rest={rest} isFirst={picked.length === 0} onAdd={(pick) => set([...picked, pick])} />
      )}
    </div>
  );
}

type AdderParts = {
  readonly parts: ControlParts;
  readonly rest: readonly Choice[];
  readonly isFirst: boolean;
  readonly onAdd: (pick: unknown) => void;
};

function Adder({ parts, rest, isFirst, onAdd }: AdderParts): ReactNode {
  const words = isFirst ? wordsOf(parts.element.placeholder) || 'Choose…' : 'Add…';
  return (
    <select
      {...attributesOf(parts)}
      className="field"
      value=""
      onChange={({ target }) => onAdd(rest.find((choice) => choice.key === target.value)?.pick)}
    >
      <option value="">{words}</option>
      {rest.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function Chip({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }): ReactNode {
  return (
    <span className="chip">
      {label}
      <button type="button" aria-label={`Remove ${label}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}
