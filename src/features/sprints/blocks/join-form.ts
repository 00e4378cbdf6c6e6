import {
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  staticSelect,
  textOf,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { JoinOffer } from '../use-cases/join-sprint.ts';
import { sprintForms } from './ids.ts';

const NONE = 'none';

/** Which sprint a task is in. */
export function buildJoinForm({ task, sprints, presentId }: JoinOffer): ModalView {
  const choices = [
    ...sprints.slice(0, 98).map(({ id, name, teamName, state }) => ({
      value: id as string,
      text: cutText(`${name} · ${teamName}${state === 'open' ? ' (open)' : ''}`, 75),
    })),
    { value: NONE, text: 'No sprint' },
  ];
  const isOffered = choices.some(({ value }) => value === presentId);
  // Whoever asks for it most likely wants it in: the open sprint of the responsible's team is chosen.
  const initial = isOffered ? presentId : presentId === null ? (choices[0]?.value ?? NONE) : NONE;
  return modal({
    title: 'Sprint',
    callbackId: sprintForms.join,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: task.id,
    blocks: [
      section(md`*T-${task.number}* ${task.title}`),
      input({ name: 'sprint', label: 'In sprint', element: staticSelect({ choices, initial }) }),
    ],
  });
}

/** Null: in none. */
export function readJoinForm(values: FormValues): string | null {
  const chosen = textOf(values, 'sprint');
  return chosen === NONE ? null : chosen;
}
