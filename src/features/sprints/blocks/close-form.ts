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
import type { offerClose } from '../use-cases/close-sprint.ts';
import { sprintForms } from './ids.ts';

const NOWHERE = 'nowhere';

/** Asks where what isn't done goes, and says that nothing changes afterwards. */
export function buildCloseForm({ sprint, next, unfinished }: Awaited<ReturnType<typeof offerClose>>): ModalView {
  const choices = [
    ...next.slice(0, 50).map(({ id, name }) => ({ value: id as string, text: name })),
    { value: NOWHERE, text: 'Into no sprint' },
  ];
  return modal({
    title: 'Close a sprint',
    callbackId: sprintForms.close,
    submit: 'Close it',
    close: 'Cancel',
    privateMetadata: sprint.id,
    blocks: [
      section(md`*${sprint.name}* is sealed with what was done and what wasn’t. Nothing changes it afterwards.`),
      input({
        name: 'carryTo',
        label: unfinished === 1 ? 'One task isn’t done. It goes' : `${unfinished} tasks aren’t done. They go`,
        element: staticSelect({ choices, initial: choices[0]?.value ?? NOWHERE }),
      }),
    ],
  });
}

/** Null: into none. */
export function readCloseForm(values: FormValues): string | null {
  const chosen = textOf(values, 'carryTo');
  return chosen === NOWHERE ? null : chosen;
}
