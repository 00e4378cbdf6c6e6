import type {
  Checkboxes,
  ExternalSelect,
  MultiStaticSelect,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
} from '@slack/types';
import { checkCount, checkId, checkLength } from './check-arguments.ts';
import { CHOICES_MAX, OPTION_MAX, OPTION_VALUE_MAX, PLACEHOLDER_MAX, SELECT_OPTIONS_MAX } from './limits.ts';
import { plainText } from './text-objects.ts';

/** One thing to choose. `value` comes back to us: 1 to 75 characters, different from its neighbours. */
export type Choice = { text: string; value: string; description?: string };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

type Common = {
  /** Needed in actions and beside sections; inside `input` the field's name takes its place. */
  id?: string;
  /** True for at most one element of a view. */
  focus?: boolean;
};
type SelectParts = Common & {
  /** 1 to 100 choices, or 1 to 100 groups of them. */
  choices: readonly Choice[] | { readonly groups: readonly ChoiceGroup[] };
  placeholder?: string;
};

/** @throws Error when `initial` isn't the value of a choice */
export function staticSelect(parts: SelectParts & { initial?: string | null }): StaticSelect {
  const listed = selectOptions(parts.choices);
  return {
    type: 'static_select',
    ...selectCommon(parts),
    ...listed.part,
    ...(isGiven(parts.initial) && { initial_option: pick(listed.all, parts.initial) }),
  };
}

/** @throws Error when one of `initial` isn't the value of a choice */
export function multiStaticSelect(
  parts: SelectParts & { initial?: readonly string[]; most?: number },
): MultiStaticSelect {
  const listed = selectOptions(parts.choices);
  return {
    type: 'multi_static_select',
    ...selectCommon(parts),
    ...listed.part,
    ...initialOptions(listed.all, parts.initial),
    ...(parts.most !== undefined && { max_selected_items: atLeastOne(parts.most) }),
  };
}

/** A menu whose choices are asked for while somebody types. @param parts.minLetters 0 or more; before that nobody is asked */
export function externalSelect(
  parts: Common & { placeholder?: string; initial?: Choice | null; minLetters?: number },
): ExternalSelect {
  return {
    type: 'external_select',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_option: optionOf(parts.initial) }),
    min_query_length: parts.minLetters ?? 0,
  };
}

/** What such a menu is answered: a hundred at most, none twice. */
export function suggestedOptions(choices: readonly Choice[]): PlainTextOption[] {
  const once = new Map(choices.map((choice) => [choice.value, choice]));
  return [...once.values()].slice(0, SELECT_OPTIONS_MAX).map(optionOf);
}

/** 1 to 10 boxes, any number ticked. */
export function checkboxes(parts: Common & { choices: readonly Choice[]; initial?: readonly string[] }): Checkboxes {
  const options = distinct(checkCount(parts.choices, CHOICES_MAX, 'checkboxes').map(optionOf));
  return { type: 'checkboxes', ...elementCommon(parts), options, ...initialOptions(options, parts.initial) };
}

/** 1 to 10 choices, all in sight, one chosen. */
export function radioButtons(parts: Common & { choices: readonly Choice[]; initial?: string | null }): RadioButtons {
  const options = distinct(checkCount(parts.choices, CHOICES_MAX, 'radio buttons').map(optionOf));
  return {
    type: 'radio_buttons',
    ...elementCommon(parts),
    options,
    ...(isGiven(parts.initial) && { initial_option: pick(options, parts.initial) }),
  };
}

export function optionOf(choice: Choice): PlainTextOption {
  if (choice.value === '') throw new Error(`the choice ${JSON.stringify(choice.text)} needs a value`);
  return {
    text: plainText(choice.text, OPTION_MAX),
    value: checkLength(choice.value, OPTION_VALUE_MAX, 'option value'),
    ...(choice.description !== undefined && { description: plainText(choice.description, OPTION_MAX) }),
  };
}

/** What every element may carry. */
export function elementCommon(parts: { id?: string; focus?: boolean }) {
  return {
    ...(parts.id !== undefined && { action_id: checkId(parts.id, 'action id') }),
    ...(parts.focus === true && { focus_on_load: true }),
  };
}

export function selectCommon(parts: { id?: string; focus?: boolean; placeholder?: string }) {
  return {
    ...elementCommon(parts),
    ...(parts.placeholder !== undefined && { placeholder: plainText(parts.placeholder, PLACEHOLDER_MAX) }),
  };
}

export function atLeastOne(count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new Error(`at least one item must be selectable, got ${count}`);
  return count;
}

export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function selectOptions(choices: SelectParts['choices']) {
  if ('groups' in choices) {
    const groups = checkCount(choices.groups, SELECT_OPTIONS_MAX, 'option groups').map((group) => ({
      label: plainText(group.label, OPTION_MAX),
      options: checkCount(group.choices, SELECT_OPTIONS_MAX, 'options').map(optionOf),
    }));
    return { part: { option_groups: groups }, all: distinct(groups.flatMap((group) => group.options)) };
  }
  const options = distinct(checkCount(choices, SELECT_OPTIONS_MAX, 'options').map(optionOf));
  return { part: { options }, all: options };
}

function initialOptions(options: readonly PlainTextOption[], initial: readonly string[] | undefined) {
  if (initial === undefined || initial.length === 0) return {};
  return { initial_options: initial.map((value) => pick(options, value)) };
}

function pick(options: readonly PlainTextOption[], value: string): PlainTextOption {
  const option = options.find((candidate) => candidate.value === value);
  if (option === undefined) throw new Error(`${JSON.stringify(value)} isn't one of the choices`);
  return option;
}

function distinct(options: PlainTextOption[]): PlainTextOption[] {
  const values = options.map((option) => option.value);
  if (new Set(values).size < values.length) throw new Error(`choices need different values: ${values.join(', ')}`);
  return options;
}
