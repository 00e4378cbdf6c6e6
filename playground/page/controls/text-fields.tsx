import type { KeyboardEvent, ReactNode } from 'react';
import { wordsOf } from '../blocks/text.tsx';
import { attributesOf, type ControlParts } from './control-parts.ts';
import { chosen, valueWith } from './element.ts';

/** From this many characters left on, or this share of a short field, the count is shown. */
const COUNT_FROM = 100;
const COUNT_FROM_SHARE = 0.2;

/** A text input of one line or many, with the characters left when they become few. */
export function TextField(parts: ControlParts): ReactNode {
  const { element, value, onChange } = parts;
  const text = String(chosen(value) ?? '');
  const most = element.max_length ?? 3_000;
  const left = most - text.length;
  const isNear = left <= Math.min(COUNT_FROM, most * COUNT_FROM_SHARE);
  const shared = {
    ...attributesOf(parts),
    onKeyDown: onEnter(parts),
    className: 'field',
    placeholder: wordsOf(element.placeholder),
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange(valueWith(element, target.value === '' ? null : target.value)),
  };
  return (
    <>
      {element.multiline === true ? <textarea rows={3} {...shared} /> : <input type="text" {...shared} />}
      {isNear && (
        <span className={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? `${-left} too many` : `${left} left`}
        </span>
      )}
    </>
  );
}

type Typed = ControlParts & {
  readonly kind: 'text' | 'email' | 'url' | 'date' | 'time';
  readonly mode?: 'decimal' | 'email' | 'url';
};

/** An input whose browser knows what belongs into it. */
export function TypedField({ kind, mode, ...parts }: Typed): ReactNode {
  const { element, value, onChange } = parts;
  return (
    <input
      {...attributesOf(parts)}
      onKeyDown={onEnter(parts)}
      {...(mode !== undefined && { inputMode: mode })}
      type={kind}
      className={kind === 'email' || kind === 'url' ? 'field' : 'field short'}
      placeholder={wordsOf(element.placeholder)}
      value={String(chosen(value) ?? '')}
      onChange={({ target }) => onChange(valueWith(element, target.value === '' ? null : target.value))}
    />
  );
}

function onEnter(parts: ControlParts) {
  return (event: KeyboardEvent) => {
    const isLine = event.key === 'Enter' && !(parts.element.multiline === true && event.shiftKey);
    if (!isLine || parts.onEnter === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    parts.onEnter();
  };
}
