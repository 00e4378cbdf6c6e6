import {
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  staticSelect,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { SCALE, shownValue } from '../domain/shown-value.ts';
import type { Weighed } from '../domain/weighed.ts';
import { type AppealMetadata, commitForms } from './ids.ts';
import { reasonWords } from './reason-words.ts';

const TITLE = 'This looks wrong';

/** Opened at once; the fields follow when the commit is read. */
export function buildAppealShell(): ModalView {
  return modal({ title: TITLE, callbackId: commitForms.appeal, close: 'Back', blocks: [section('One moment…')] });
}

export function buildAppealForm(weighed: Weighed, points: number, metadata: AppealMetadata): ModalView {
  const value = shownValue(points);
  return modal({
    title: TITLE,
    callbackId: commitForms.appeal,
    submit: 'Send',
    close: 'Back',
    privateMetadata: JSON.stringify(metadata),
    blocks: [
      section(
        md`*${weighed.title === '' ? weighed.sha.slice(0, 7) : weighed.title}*\nIt counts ${value} now: ${reasonWords(weighed)}`,
      ),
      input({
        name: 'suggested',
        label: 'How many points was it?',
        hint: '1: an hour or two · 3: half a day to a day · 8: two to three days. The commit follows you up to twice or half its value.',
        element: staticSelect({
          choices: SCALE.map((step) => ({ text: String(step), value: String(step) })),
          initial: String(value),
        }),
      }),
      input({
        name: 'why',
        label: 'Why?',
        hint: 'Kept with your name in the log. The workspace’s scale moves a little with it.',
        element: textInput({ maxLength: 500, multiline: true, focus: true }),
      }),
    ],
  });
}

export function readAppealForm(form: FormValues): { readonly suggested: number; readonly why: string } {
  return { suggested: Number(textOf(form, 'suggested') ?? Number.NaN), why: textOf(form, 'why') ?? '' };
}
