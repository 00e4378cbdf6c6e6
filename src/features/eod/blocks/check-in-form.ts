import {
  actions,
  type Block,
  button,
  checkboxes,
  context,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  section,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import { type CheckInForm, contradictionKey, type FormView } from '../domain/form.ts';
import { linesOf, TEXT_MAX } from '../domain/typed.ts';
import { eodForms, eodIds, type FormMetadata, writeMetadata } from './ids.ts';
import { bullets, type ForReader, nameDay, sayContradiction, sayDay, sayPlaces } from './words.ts';

/** Opened at once, before anything is read: Slack's trigger lives 3 s. */
export function buildCheckInShell(): ModalView {
  return modal({ title: 'Check-in', callbackId: eodForms.checkIn, close: 'Cancel', blocks: [section('One moment…')] });
}

export function buildCheckInForm(view: FormView, reader: ForReader, { home }: { readonly home: boolean }): ModalView {
  const { on, form, places, contradictions } = view;
  const metadata: Partial<FormMetadata> = {
    ...{ on, home },
    shown: contradictions.map(contradictionKey),
    questions: form.answers.map(({ question }) => question),
  };
  return modal({
    title: 'Check-in',
    callbackId: eodForms.checkIn,
    submit: 'Send',
    close: 'Cancel',
    privateMetadata: writeMetadata(metadata),
    blocks: [
      context(md`*${nameDay(on, reader)}* (${sayDay(on, reader)}). It goes to ${sayPlaces(places)}.`),
      ...buildRemarks(view),
      ...buildInputs(view),
    ],
  });
}

/** In the small hours: which day is meant? */
export function buildWhichDay(days: readonly CalendarDay[], reader: ForReader, home: boolean): ModalView {
  const choices = days.map((on) =>
    button({ id: eodIds.day.build(on), text: `${capital(sayDay(on, reader))}, ${nameDay(on, reader)}` }),
  );
  return modal({
    title: 'Check-in',
    callbackId: eodForms.shown,
    close: 'Cancel',
    privateMetadata: writeMetadata({ home }),
    blocks: [section('It is late. Which day is this check-in for?'), actions(choices)],
  });
}

/** What was typed, as it was typed. */
export function readCheckInForm(values: FormValues, { questions }: Pick<FormMetadata, 'questions'>): CheckInForm {
  const text = (name: string) => textOf(values, name) ?? '';
  return {
    ...{ done: text('done'), plan: text('plan'), blockers: text('blockers') },
    answers: questions.map((question, n) => ({ question, text: text(`answer-${n}`) })),
    tellPrivate: listOf(values, 'private').includes('tell'),
  };
}

function buildRemarks({ contradictions, planned }: FormView): readonly Block[] {
  const lead = md`:eyes: *Before you send it.* Only you see this. Change it, or send it all the same:`;
  const plan = planned === null ? [] : linesOf(planned);
  return [
    ...(contradictions.length === 0 ? [] : [section(joinMd([lead, ...contradictions.map(sayContradiction)], '\n'))]),
    ...(plan.length === 0
      ? []
      : [section(joinMd([md`*You had planned*`, bullets(plan.map((text) => ({ text })))], '\n'))]),
  ];
}

function buildInputs({ form, privateThings }: FormView): readonly Block[] {
  const lines = (initial: string, placeholder = 'One thing a line') =>
    textInput({ initial: cutText(initial, TEXT_MAX), multiline: true, maxLength: TEXT_MAX, placeholder });
  return [
    input({ name: 'done', label: 'Done', element: lines(form.done), optional: true }),
    input({ name: 'plan', label: 'Plan for tomorrow', element: lines(form.plan), optional: true }),
    input({
      name: 'blockers',
      label: 'Blockers',
      hint: 'One a line. Name a task (T-12): your own becomes blocked, of another one its responsible is told.',
      element: lines(form.blockers, 'T-12 waits for the key from operations'),
      optional: true,
    }),
    ...form.answers.map(({ question, text }, n) =>
      input({ name: `answer-${n}`, label: question, element: lines(text), optional: true }),
    ),
    ...(privateThings.length === 0 ? [] : buildPrivate(privateThings, form.tellPrivate)),
  ];
}

/** Most private things listed; the rest is counted. */
const PRIVATE_SHOWN = 10;

function buildPrivate(things: readonly string[], told: boolean): readonly Block[] {
  const more = things.length - PRIVATE_SHOWN;
  const shown = [...things.slice(0, PRIVATE_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])];
  return [
    section(joinMd([md`*Private, left out*`, bullets(shown.map((text) => ({ text })))], '\n')),
    input({
      name: 'private',
      label: 'Private things',
      element: checkboxes({
        choices: [{ text: 'Tell the team these, too', value: 'tell' }],
        initial: told ? ['tell'] : [],
      }),
      optional: true,
    }),
  ];
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
