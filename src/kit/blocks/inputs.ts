import type { EmailInput, InputBlock, InputBlockElement, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { cleanText } from '../text.ts';
import { checkId } from './check-arguments.ts';
import { isGiven, selectCommon } from './choices.ts';
import { INPUT_MAX, LABEL_MAX } from './limits.ts';
import { plainText } from './text-objects.ts';

export type InputParts = {
  /** The field's name: the block id, by which `readForm` returns the value and field errors find their place. */
  name: string;
  label: string;
  element: InputBlockElement;
  hint?: string;
  /** True when the person may leave it empty. */
  optional?: boolean;
  /** True sends every change as an action, by the element's action id. */
  dispatch?: boolean;
};

/** One field of a form. An element without an action id takes the field's name. */
export function input(parts: InputParts): InputBlock {
  const name = checkId(parts.name, 'field name');
  return {
    type: 'input',
    block_id: name,
    label: plainText(parts.label, LABEL_MAX),
    element: { ...parts.element, action_id: parts.element.action_id ?? name },
    ...(parts.hint !== undefined && { hint: plainText(parts.hint, LABEL_MAX) }),
    ...(parts.optional === true && { optional: true }),
    ...(parts.dispatch === true && { dispatch_action: true }),
  };
}

type Common = { id?: string; focus?: boolean; placeholder?: string };

type TextInputParts = Common & {
  /** What stands in it at first. Never shortened: text longer than Slack takes is an error, not a loss. */
  initial?: string | null;
  multiline?: boolean;
  /** Slack checks these, in its own count of characters; 0 to 3,000 and 1 to 3,000. */
  minLength?: number;
  maxLength?: number;
};

/** @throws Error when the limits or the initial text don't fit Slack's 3,000 characters */
export function textInput(parts: TextInputParts): PlainTextInput {
  const { minLength = 0, maxLength = INPUT_MAX } = parts;
  if (minLength < 0 || minLength > maxLength || maxLength < 1 || maxLength > INPUT_MAX) {
    throw new Error(`a text input takes 0 ≤ ${minLength} ≤ ${maxLength} ≤ ${INPUT_MAX} characters`);
  }
  return {
    type: 'plain_text_input',
    ...selectCommon(parts),
    ...initialOf(parts.initial, maxLength),
    ...(parts.multiline === true && { multiline: true }),
    ...(minLength > 0 && { min_length: minLength }),
    max_length: maxLength,
  };
}

/**
 * Whether a text can be put into a text input again without being refused or shortened. Slack doesn't say whether it
 * counts code points or UTF-16 units, so the larger count decides. When false, show the text and ask for a new one.
 */
export function fitsTextInput(text: string, maxLength: number = INPUT_MAX): boolean {
  return cleanText(text).length <= maxLength;
}

type NumberParts = Common & { initial?: number | null; min?: number; max?: number; decimals?: boolean };

export function numberInput(parts: NumberParts): NumberInput {
  if (parts.min !== undefined && parts.max !== undefined && parts.min > parts.max) {
    throw new Error(`a number input needs min ≤ max, got ${parts.min} and ${parts.max}`);
  }
  return {
    type: 'number_input',
    is_decimal_allowed: parts.decimals === true,
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_value: String(parts.initial) }),
    ...(parts.min !== undefined && { min_value: String(parts.min) }),
    ...(parts.max !== undefined && { max_value: String(parts.max) }),
  };
}

export function emailInput(parts: Common & { initial?: string | null }): EmailInput {
  return { type: 'email_text_input', ...selectCommon(parts), ...initialOf(parts.initial, INPUT_MAX) };
}

export function urlInput(parts: Common & { initial?: string | null }): URLInput {
  return { type: 'url_text_input', ...selectCommon(parts), ...initialOf(parts.initial, INPUT_MAX) };
}

function initialOf(initial: string | null | undefined, max: number) {
  if (!isGiven(initial) || initial === '') return {};
  const text = cleanText(initial);
  if (text.length > max) throw new Error(`the initial text has ${text.length} characters, the input takes ${max}`);
  return { initial_value: text };
}
