import type { Choices } from './choices.ts';
import type { Element, Value } from './element.ts';

/** What every control is given. */
export type ControlParts = {
  readonly element: Element;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly id: string;
  /** A control in a form is named by its label's id, any other by words of its own. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly required?: boolean;
  /** Where a typed text is told at Enter. */
  readonly onEnter?: () => void;
  /** Asks Muster what an external menu offers. */
  readonly onSuggest?: (typed: string) => Promise<Choices>;
};

/** Attributes every control shares. */
export function attributesOf(parts: ControlParts) {
  const { id, labelledBy, label, describedBy, invalid = false, required = false, element } = parts;
  return {
    id,
    ...(labelledBy !== undefined && { 'aria-labelledby': labelledBy }),
    ...(label !== undefined && { 'aria-label': label }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(invalid && { 'aria-invalid': true }),
    ...(required && { 'aria-required': true }),
    ...(element.focus_on_load === true && { 'data-focus': '' }),
  };
}
