import { z } from 'zod';
import { cleanText } from '../text.ts';
import type { FormValues } from './types.ts';

/**
 * Flattens Slack's `view.state.values` (block id → action id → element): block id → value, one element per block.
 * Text, numbers, dates and single choices become strings, multiple choices lists, an empty input null (an empty
 * multiple choice: an empty list). What isn't a form's state is an empty form; an unknown element is null.
 */
export function readForm(stateValues: unknown): FormValues {
  const blocks = Object.entries(record.catch({}).parse(stateValues));
  return Object.fromEntries(blocks.map(([name, elements]) => [name, readBlock(elements)]));
}

/** A single value of a form; null when empty, absent or a list. */
export function textOf(form: FormValues, name: string): string | null {
  const value = Object.hasOwn(form, name) ? form[name] : null;
  return typeof value === 'string' ? value : null;
}

/** The values of a multiple choice; a single value is a list of one, nothing an empty list. */
export function listOf(form: FormValues, name: string): readonly string[] {
  const value = Object.hasOwn(form, name) ? form[name] : null;
  if (value === null || value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** What a click carries: the chosen option(s), the picked value, or a button's `value`; null when cleared or none. */
export function readElement(element: unknown): string | readonly string[] | null {
  const parsed = chosen.safeParse(element);
  if (!parsed.success) return null;
  const { value, selected_option, selected_options, selected_date_time, ...rest } = parsed.data;
  const list = selected_options?.map((option) => option.value) ?? lists.map((key) => rest[key]).find(Boolean);
  if (list) return list.map(cleanText);
  const single = [value, selected_option?.value, selected_date_time, ...singles.map((key) => rest[key])];
  const found = single.find((one) => one !== null && one !== undefined);
  return found === undefined || found === '' ? null : cleanText(String(found));
}

const lists = ['selected_users', 'selected_channels', 'selected_conversations'] as const;
const singles = [
  'selected_user',
  'selected_channel',
  'selected_conversation',
  'selected_date',
  'selected_time',
] as const;

const record = z.record(z.string(), z.unknown());
const option = z.object({ value: z.string() });
const text = z.string().nullish().catch(null);
const texts = z.array(z.string()).nullish().catch(null);

/** Source: `@slack/bolt`, ViewStateValue. Parts of another shape count as absent. */
const chosen = z.object({
  value: z.union([z.string(), z.number()]).nullish().catch(null),
  selected_option: option.nullish().catch(null),
  selected_options: z.array(option).nullish().catch(null),
  selected_users: texts,
  selected_channels: texts,
  selected_conversations: texts,
  selected_user: text,
  selected_channel: text,
  selected_conversation: text,
  selected_date: text,
  selected_time: text,
  selected_date_time: z.number().nullish().catch(null),
});

function readBlock(elements: unknown): string | readonly string[] | null {
  const [first] = Object.values(record.catch({}).parse(elements));
  return readElement(first);
}
