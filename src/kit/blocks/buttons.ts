import type { Button, ConfirmationDialog, Overflow } from '@slack/types';
import { checkCount, checkId, checkLength, checkUrl } from './check-arguments.ts';
import { type Choice, optionOf } from './choices.ts';
import {
  BUTTON_MAX,
  BUTTON_VALUE_MAX,
  CONFIRM_BUTTON_MAX,
  CONFIRM_TEXT_MAX,
  CONFIRM_TITLE_MAX,
  OVERFLOW_OPTIONS_MAX,
} from './limits.ts';
import { plainText, shown, type Text, textObject } from './text-objects.ts';

export type Confirmation = { title: string; text: Text; confirm: string; deny: string; style?: 'primary' | 'danger' };

/** A question before something that can't be undone. */
export function confirmation(question: Confirmation): ConfirmationDialog {
  return {
    title: plainText(question.title, CONFIRM_TITLE_MAX),
    text: textObject(question.text, CONFIRM_TEXT_MAX),
    confirm: plainText(question.confirm, CONFIRM_BUTTON_MAX),
    deny: plainText(question.deny, CONFIRM_BUTTON_MAX),
    ...(question.style !== undefined && { style: question.style }),
  };
}

export type ButtonParts = {
  /** Built by `actionId(…).build(…)`. */
  id: string;
  text: string;
  /** What a screen reader says instead of the text, for example `Mark T-12 as done`; cut after 75 characters. */
  label?: string;
  style?: 'primary' | 'danger';
  /** At most 2,000 characters. */
  value?: string;
  /** http(s) only; Slack still sends the click. */
  url?: string;
  confirm?: Confirmation;
};

export function button(parts: ButtonParts): Button {
  return {
    type: 'button',
    action_id: checkId(parts.id, 'action id'),
    text: plainText(parts.text, BUTTON_MAX),
    ...(parts.label !== undefined && { accessibility_label: shown(parts.label, BUTTON_MAX) }),
    ...(parts.style !== undefined && { style: parts.style }),
    ...(parts.value !== undefined && { value: checkLength(parts.value, BUTTON_VALUE_MAX, 'button value') }),
    ...(parts.url !== undefined && { url: checkUrl(parts.url) }),
    ...(parts.confirm !== undefined && { confirm: confirmation(parts.confirm) }),
  };
}

/** The `…` menu: 1 to 5 choices; a choice may carry an address instead of doing something. */
export function overflow(parts: {
  id: string;
  options: readonly (Choice & { url?: string })[];
  confirm?: Confirmation;
}): Overflow {
  const options = checkCount(parts.options, OVERFLOW_OPTIONS_MAX, 'overflow options');
  return {
    type: 'overflow',
    action_id: checkId(parts.id, 'action id'),
    options: options.map(({ url, ...choice }) => ({
      ...optionOf(choice),
      ...(url !== undefined && { url: checkUrl(url) }),
    })),
    ...(parts.confirm !== undefined && { confirm: confirmation(parts.confirm) }),
  };
}
