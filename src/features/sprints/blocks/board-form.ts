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
import type { BoardOffer } from '../use-cases/own-board.ts';
import { sprintForms } from './ids.ts';

/** Which team a board of the tracker belongs to. */
export function buildBoardForm({ sprint, teams }: BoardOffer): ModalView {
  const choices = teams.slice(0, 100).map(({ id, name }) => ({ value: id as string, text: name }));
  const isOffered = choices.some(({ value }) => value === sprint.teamId);
  return modal({
    title: 'Sprint',
    callbackId: sprintForms.board,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: sprint.id,
    blocks: [
      section(
        md`*${sprint.name}* comes from Jira. All sprints of its board count as those of this team, past ones too.`,
      ),
      input({
        name: 'team',
        label: 'Team',
        element: staticSelect({ choices, initial: isOffered ? sprint.teamId : (choices[0]?.value ?? null) }),
      }),
    ],
  });
}

export function readBoardForm(values: FormValues): string {
  return textOf(values, 'team') ?? '';
}
