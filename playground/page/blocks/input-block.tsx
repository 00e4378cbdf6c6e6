import { type ReactNode, useId } from 'react';
import { Control } from '../controls/control.tsx';
import { type Element, initialValue, type Value } from '../controls/element.ts';
import type { BlockParts } from './block-list.tsx';
import { Text, type TextObject, wordsOf } from './text.tsx';

/** One field of a form: label, control, hint, and what is wrong with it. */
export function InputBlock({ block, blockId, surface }: BlockParts): ReactNode {
  const id = useId();
  const element = block.element as Element;
  const { form, errors = {}, onUse } = surface;
  const error = errors[blockId];
  const hint = block.hint as TextObject | undefined;
  const optional = block.optional === true;
  const value = form?.valueOf(blockId, element) ?? initialValue(element);
  const tells = block.dispatch_action === true;
  const change = (next: Value) => {
    form?.set(blockId, element, next);
    if (tells && !isTyped(element)) void onUse(blockId, element, next);
  };
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={error === undefined ? 'block input' : 'block input wrong'}>
      <label htmlFor={id}>
        {wordsOf(block.label)} {optional && <span className="optional">(optional)</span>}
      </label>
      <Control
        {...{ element, id, value, onChange: change, required: !optional, invalid: error !== undefined }}
        {...(described !== '' && { describedBy: described })}
        {...(tells && { onEnter: () => void onUse(blockId, element, value) })}
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

const isTyped = ({ type }: Element): boolean => /_input$/.test(type);
