import type { ReactNode } from 'react';
import { wordsOf } from '../blocks/text.tsx';
import { useScene } from '../world/context.ts';
import { ChoiceList } from './choice-list.tsx';
import { choicesOf, keyOf, optionChoices } from './choices.ts';
import { ComboInput } from './combo-input.tsx';
import type { ControlParts } from './control-parts.ts';
import { chosen, type Element, type Option, valueWith } from './element.ts';
import { useCombobox } from './use-combobox.ts';

/** A menu of which one thing is chosen; typing finds it, and it can be emptied again where nothing is required. */
export function OnePicker(parts: ControlParts): ReactNode {
  const { element, value, onChange, required = false } = parts;
  const what = chosen(value);
  const key = keyOf(what);
  const [label = ''] = useLabels(element, key === '' ? [] : [what]);
  const picked = key === '' ? [] : [key];
  const box = useCombobox(parts, {
    picked,
    onTake: ({ pick }) => onChange(valueWith(element, pick)),
    staysOpen: false,
  });
  const { popup } = box;
  return (
    <span className={popup.isOpen ? 'picker open' : 'picker'} ref={popup.anchor}>
      <ComboInput
        {...{ parts, box }}
        className="field"
        placeholder={label || wordsOf(element.placeholder) || 'Choose…'}
        shown={label}
      />
      {key !== '' && !required && (
        <button
          type="button"
          className="picker-clear"
          aria-label={`Clear ${label}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChange(valueWith(element, null))}
        >
          ×
        </button>
      )}
      <Chevron />
      <ChoiceList box={box} picked={picked} many={false} names={namesOf(parts)} />
    </span>
  );
}

/** A list is named as its line is. */
export function namesOf({ labelledBy, label }: ControlParts) {
  if (labelledBy !== undefined) return { 'aria-labelledby': labelledBy };
  return { 'aria-label': label ?? 'Choices' };
}

export function Chevron(): ReactNode {
  return (
    <svg className="picker-chevron" viewBox="0 0 20 20" aria-hidden="true">
      <path d="m5.5 8 4.5 4.5L14.5 8" />
    </svg>
  );
}

/** The words of what is chosen. What an external menu offered is known no more once it closes: options bring their own. */
export function useLabels(element: Element, picks: readonly unknown[]): readonly string[] {
  const { world, me } = useScene();
  const known = choicesOf(element, { world, me });
  return picks.map((pick) => {
    const own = optionChoices({ options: isOption(pick) ? [pick] : [] })[0];
    return (known.find(({ key }) => key === keyOf(pick)) ?? own)?.label ?? keyOf(pick);
  });
}

const isOption = (what: unknown): what is Option => typeof what === 'object' && what !== null && 'text' in what;
