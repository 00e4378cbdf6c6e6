import type { PersonActor } from '../../../kit/actor.ts';
import type { ModalView } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Action, ActionArgs, ActionInput, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type MoreChoice, moreChoices, readTaskId, taskIds } from '../blocks/ids.ts';
import { buildCancelForm, buildHandOverForm, buildNotMeForm, buildSmallShell } from '../blocks/small-forms.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import { formOfPart, formOfTask } from '../domain/task-form.ts';
import type { TaskView } from '../domain/task-view.ts';
import { offerFields } from '../use-cases/added-fields.ts';
import { showTask } from '../use-cases/show-task.ts';
import { type Origin, originOf } from './answer.ts';

/** The `…` menu of a card: each choice opens a form. */
export function menuActions(needs: Ports): Readonly<Record<string, Action>> {
  return {
    [taskIds.more.name]: {
      opens: (input) => shellOf(chosen(input)),
      run: async (args) => {
        const view = await showTask(needs, args.actor, { id: readTaskId(args.argument) });
        return {
          kind: 'view',
          view: await formOf(needs, chosen(args), { view, actor: args.actor, home: originOf(args.source) }),
        };
      },
    },
  };
}

export async function openEdit(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const view = await showTask(needs, actor, { id: readTaskId(argument) });
  return { kind: 'view', view: await formOf(needs, 'edit', { view, actor, home: originOf(source) }) };
}

function chosen({ value }: Pick<ActionInput, 'value'>): MoreChoice {
  const choice = moreChoices.find((known) => known === value);
  if (choice === undefined)
    throw new MusterError('invalid', 'This menu is too old. `/task list` shows your tasks with new ones.');
  return choice;
}

const shells = { 'hand-over': 'handOver', 'not-me': 'notMe', cancel: 'cancel' } as const;

function shellOf(choice: MoreChoice) {
  return choice === 'edit' || choice === 'part' ? buildTaskShell() : buildSmallShell(shells[choice]);
}

type About = { readonly view: TaskView; readonly actor: PersonActor; readonly home: Origin };

async function formOf(
  needs: Parameters<typeof offerFields>[0],
  choice: MoreChoice,
  { view, actor, home }: About,
): Promise<ModalView> {
  const { id: taskId, version } = view.task;
  switch (choice) {
    case 'edit': {
      const added = await offerFields(needs, actor, view.task);
      return buildTaskForm({ form: formOfTask(view), metadata: { taskId, version, home }, added });
    }
    case 'part': {
      const added = await offerFields(needs, actor, null);
      return buildTaskForm({ form: formOfPart(view), metadata: { home }, added });
    }
    case 'hand-over':
      return buildHandOverForm(view, home);
    case 'not-me':
      return buildNotMeForm(view, home);
    case 'cancel':
      return buildCancelForm(view, home);
    default:
      return choice satisfies never;
  }
}
