import { type ReactNode, useId } from 'react';
import { Control } from '../controls/control.tsx';
import { type Element, initialValue, isGroup, isTyped, type Value } from '../controls/element.ts';
import type { BlockParts } from './block-list.tsx';
import { Text, type TextObject, wordsOf } from './text.tsx';

/** One field of a form: label, control, hint, and what is wrong with it. */
export function InputBlock({ block, blockId, surface }: BlockParts): ReactNode {
  const id = useId();
  const element = block.element as Element;
  const { form, errors = {}, onUse, onSuggest } = surface;
  const error = errors[blockId];
  const hint = block.hint as TextObject | undefined;
  const optional = block.optional === true;
  const value = form?.valueOf(blockId, element) ?? initialValue(element);
  const tells = block.dispatch_action === true;
  const change = (next: Value) => {
    form?.set(blockId, element, next);
    if (tells && (!isTyped(element) || tellsEachLetter(element))) void onUse(blockId, element, next);
  };
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={error === undefined ? 'block input' : 'block input wrong'}>
      <Label {...{ id, optional, words: wordsOf(block.label), element }} />
      <Control
        {...{ element, id, value, onChange: change, required: !optional, invalid: error !== undefined }}
        labelledBy={`${id}-label`}
        {...(described !== '' && { describedBy: described })}
        {...(tells && tellsEnter(element) && { onEnter: () => void onUse(blockId, element, value) })}
        {...(onSuggest !== undefined && { onSuggest: (typed) => onSuggest(blockId, element, typed) })}
      />
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          <Text text={hint} />
        </p>
      )}
    </div>
  );
}

type LabelParts = {
  readonly id: string;
  readonly words: string;
  readonly optional: boolean;
  readonly element: Element;
};

/** A group of boxes is named by its label, but a click on it would tick the first box. */
function Label({ id, words, optional, element }: LabelParts): ReactNode {
  const inside = (
    <>
      {words}
      {optional ? <span className="optional"> (optional)</span> : <Required />}
    </>
  );
  if (isGroup(element)) {
    return (
      <span className="label" id={`${id}-label`}>
        {inside}
      </span>
    );
  }
  return (
    <label className="label" id={`${id}-label`} htmlFor={id}>
      {inside}
    </label>
  );
}

/** Screen readers are told by the control itself. */
function Required(): ReactNode {
  return (
    <span className="required" aria-hidden="true" title="Must be filled in">
      {' '}
      *
    </span>
  );
}

const triggersOf = ({ dispatch_action_config: config }: Element): readonly string[] =>
  config?.trigger_actions_on ?? ['on_enter_pressed'];

const tellsEnter = (element: Element): boolean => triggersOf(element).includes('on_enter_pressed');
const tellsEachLetter = (element: Element): boolean => triggersOf(element).includes('on_character_entered');
