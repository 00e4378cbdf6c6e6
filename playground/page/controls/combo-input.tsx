import type { KeyboardEvent, ReactNode } from 'react';
import { attributesOf, type ControlParts } from './control-parts.ts';
import type { Combobox } from './use-combobox.ts';

type Parts = {
  readonly parts: ControlParts;
  readonly box: Combobox;
  readonly className?: string;
  readonly placeholder: string;
  /** What stands in it while nothing is typed. */
  readonly shown: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** The line of a picker: what is typed into it finds, the arrows choose. */
export function ComboInput({ parts, box, className, placeholder, shown, onKeyDown = box.onKeyDown }: Parts): ReactNode {
  const { isOpen } = box.popup;
  return (
    <input
      {...attributesOf(parts)}
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={box.listId}
      {...(isOpen && box.active >= 0 && { 'aria-activedescendant': box.optionId(box.active) })}
      {...(className !== undefined && { className })}
      placeholder={placeholder}
      value={box.typed ?? shown}
      onChange={({ target }) => box.type(target.value)}
      onClick={box.open}
      onBlur={box.leave}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  );
}
