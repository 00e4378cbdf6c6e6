import {
  datePicker,
  type FormValues,
  input,
  type ModalView,
  modal,
  radioButtons,
  section,
  staticSelect,
  textInput,
  textOf,
  timePicker,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import { type CalendarDay, instantOf, localDay } from '../../../kit/zones.ts';
import { type OverrideTerms, type OverrideType, overrideTypes, REVIEW_MS } from '../domain/override.ts';
import { type SuspendableRule, suspendableRules } from '../domain/rules.ts';
import { ruleWords, typeWords } from '../domain/words.ts';
import type { Offer } from '../use-cases/start-override.ts';
import { overrideForms } from './ids.ts';

/** Longest justification, risk and outcome, each in characters: three of them fit a message with room to spare. */
const WORDS_MAX = 600;

type Reader = { readonly timeZone: string; readonly now: Date };
type Prefilled = {
  readonly rule: SuspendableRule | null;
  readonly reason: string;
  /** Null: tomorrow. */
  readonly untilOn: CalendarDay | null;
};

const RULES = suspendableRules.map((rule) => {
  const { name, rests } = ruleWords[rule];
  return { text: name.charAt(0).toUpperCase() + name.slice(1), value: rule, description: rests };
});

/** Which rule, of which kind, until when, why, and what may go wrong. */
export function buildOverrideForm({ task, types }: Offer, given: Prefilled, { timeZone, now }: Reader): ModalView {
  const tomorrow = localDay(new Date(now.getTime() + 86_400_000), timeZone);
  const kinds = types.map((type) => ({
    text: typeWords[type].name,
    value: type,
    description: typeWords[type].means,
  }));
  const [onlyKind = null] = kinds.length === 1 ? kinds : [];
  const line = { multiline: true, maxLength: WORDS_MAX };
  return modal({
    title: 'Override a rule',
    callbackId: overrideForms.new,
    submit: types.length === 1 && types[0] === 'automation' ? 'Ask a lead' : 'Override',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ id: task.id }),
    blocks: [
      section(md`*${task.ref}* ${task.title}`),
      input({ name: 'rule', label: 'Rule that rests', element: staticSelect({ choices: RULES, initial: given.rule }) }),
      input({
        name: 'type',
        label: 'Kind',
        element: radioButtons({ choices: kinds, initial: onlyKind?.value ?? null }),
      }),
      input({ name: 'untilOn', label: 'Until', element: datePicker({ initial: given.untilOn ?? tomorrow }) }),
      input({
        name: 'untilTime',
        label: 'At',
        hint: 'The rule applies again from this minute on.',
        element: timePicker({ initial: '18:00', timeZone }),
      }),
      input({
        name: 'justification',
        label: 'Why',
        element: textInput({ ...line, initial: cutText(given.reason, WORDS_MAX) }),
      }),
      input({ name: 'risk', label: 'What may go wrong', element: textInput(line) }),
      input({
        name: 'reviewOn',
        label: 'Look back at it on',
        hint: 'Left empty: an emergency after two days, the others when they end.',
        element: datePicker({}),
        optional: true,
      }),
    ],
  });
}

/** Stands there while the task is read. */
export function buildOverrideShell(): ModalView {
  const blocks = [section('One moment…')];
  return modal({ title: 'Override a rule', callbackId: overrideForms.new, close: 'Cancel', blocks });
}

/** What was typed, or a sentence for each field that is missing. */
export function readOverrideForm(
  form: FormValues,
  { timeZone, now }: Reader,
):
  | { readonly terms: Omit<OverrideTerms, 'taskId'> & { readonly type: OverrideType } }
  | { readonly errors: Record<string, string> } {
  const rule = suspendableRules.find((one) => one === textOf(form, 'rule'));
  const type = overrideTypes.find((one) => one === textOf(form, 'type'));
  const [untilOn, untilTime] = [textOf(form, 'untilOn') ?? '', textOf(form, 'untilTime') ?? ''];
  if (rule === undefined) return { errors: { rule: 'Choose a rule.' } };
  if (type === undefined) return { errors: { type: 'Choose a kind.' } };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(untilOn)) return { errors: { untilOn: 'Choose a day.' } };
  if (!/^\d{2}:\d{2}$/.test(untilTime)) return { errors: { untilTime: 'Choose a time.' } };
  const expiresAt = instantOf(untilOn, untilTime, timeZone);
  const review = type === 'emergency' ? new Date(now.getTime() + REVIEW_MS) : expiresAt;
  const reviewOn = textOf(form, 'reviewOn') ?? localDay(review, timeZone);
  const justification = textOf(form, 'justification') ?? '';
  return { terms: { rule, type, expiresAt, reviewOn, justification, risk: textOf(form, 'risk') ?? '' } };
}

export function buildOutcomeForm(overrideId: string): ModalView {
  return modal({
    title: 'How did it go?',
    callbackId: overrideForms.outcome,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ id: overrideId }),
    blocks: [
      input({
        name: 'outcome',
        label: 'What came of it',
        hint: 'It stands in the log and helps to judge the rule.',
        element: textInput({ multiline: true, maxLength: WORDS_MAX }),
      }),
    ],
  });
}
