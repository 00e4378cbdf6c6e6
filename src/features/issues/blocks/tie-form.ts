import {
  type Choice,
  context,
  externalSelect,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  textOf,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { Issue } from '../domain/issue.ts';
import { issueKeyIn } from '../domain/issue-keys.ts';
import type { Found, TieOffer } from '../use-cases/offer-tie.ts';
import { tieForms, tieIds } from './tie-ids.ts';

const TITLE = 'Tie to Jira';
const FIELD = 'issue';

/** Opened at once, before anything is read: Slack's trigger lives 3 s. */
export function buildTieShell(): ModalView {
  return modal({ title: TITLE, callbackId: tieForms.tie, close: 'Cancel', blocks: [section('One moment…')] });
}

/** Which issue a task is tied to, and what that moves once one is chosen. */
export function buildTieForm({ task, projects, chosen }: TieOffer): ModalView {
  return modal({
    title: TITLE,
    callbackId: tieForms.tie,
    submit: 'Tie',
    close: 'Cancel',
    privateMetadata: task.id,
    blocks: [
      section(md`*${task.ref}* ${task.title}`),
      input({
        name: FIELD,
        label: 'Issue',
        hint: `Part of its key or words of its summary, or a whole key. Projects: ${cutText(projects.join(', '), 200) || 'none is chosen'}.`,
        element: externalSelect({
          id: tieIds.find.build(task.id),
          placeholder: 'ABC-3, or login',
          initial: chosen === null ? null : toChoice(chosen, ''),
          minLetters: 0,
        }),
        dispatch: true,
      }),
      ...(chosen === null ? [] : [section(md`:arrow_right: ${chosen.foreseen}`)]),
      context('From then on, when one is started, done or reopened, so is the other.'),
    ],
  });
}

/** What the menu offers; a whole key that isn't known may be chosen too, and is answered in words. */
export function toChoices({ issues, unknownKey }: Found): readonly Choice[] {
  const known = issues.map(({ issue, tied }) =>
    toChoice(issue, tied ? `${issue.status} · tied already` : issue.status),
  );
  return unknownKey === null
    ? known
    : [...known, { text: unknownKey, value: unknownKey, description: 'Not known yet' }];
}

/** The key that was chosen; null when none was. */
export function readTieForm(values: FormValues): string | null {
  return issueKeyIn(textOf(values, FIELD) ?? '');
}

function toChoice({ key, summary, restricted = false }: Shown, description: string): Choice {
  // Not everybody who may tie it may see it in the tracker.
  const text = restricted || summary === '' ? key : `${key} ${summary}`;
  return { text: cutText(text, 75), value: key, ...(description !== '' && { description: cutText(description, 75) }) };
}

type Shown = Pick<Issue, 'key' | 'summary'> & { readonly restricted?: boolean };
