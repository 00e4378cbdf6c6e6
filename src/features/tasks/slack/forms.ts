import type { PersonActor } from '../../../kit/actor.ts';
import { type FormValues, textOf } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Reply, Submission, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildChanged, buildCreated, handedOver, verbSentences } from '../blocks/answers.ts';
import { readMetadata, taskForms } from '../blocks/ids.ts';
import { readBlockForm } from '../blocks/small-forms.ts';
import { buildConflict, readForm } from '../blocks/task-form.ts';
import { blockTaskInput, handOverInput, moveTaskInput, notMeInput } from '../domain/task-input.ts';
import { blockTask } from '../use-cases/block-task.ts';
import { choosePerson } from '../use-cases/choose-person.ts';
import { createTask } from '../use-cases/create-task.ts';
import { editTask } from '../use-cases/edit-task.ts';
import { declineTask, handOverTask } from '../use-cases/hand-over-task.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { parseInput } from '../use-cases/parse-input.ts';
import { readBlockAnswers } from '../use-cases/read-block-answers.ts';
import { readTaskForm } from '../use-cases/read-task-form.ts';
import { answerForm, readerOf } from './answer.ts';

/** Every form of tasks. A refusal keeps it open with what was typed. */
export function taskSubmissions(needs: Ports): Readonly<Record<string, Submission>> {
  return {
    [taskForms.task]: { run: (args) => saveTask(needs, args) },
    [taskForms.block]: { run: (args) => block(needs, args) },
    [taskForms.handOver]: { run: (args) => handOver(needs, args) },
    [taskForms.notMe]: { run: (args) => decline(needs, args) },
    [taskForms.cancel]: { run: (args) => cancel(needs, args) },
  };
}

async function saveTask(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const { taskId, version, source } = readMetadata(privateMetadata);
  const typed = readForm(form);
  const input = await readTaskForm(needs, actor, typed);
  if (taskId === null || version === null) return create(needs, actor, { ...input, source });
  const { children: _, source: __, responsibleId, accountableId, ...changes } = input;
  const edited = await editTask(needs, actor, {
    taskId,
    ifVersion: version,
    // An emptied person keeps who is there: a task has always an R and an A.
    changes: {
      ...changes,
      ...(responsibleId !== null && { responsibleId }),
      ...(accountableId !== null && { accountableId }),
    },
  });
  const reader = readerOf(actor, needs.clock.now());
  if (edited.kind === 'conflict') return { kind: 'view', view: buildConflict({ ...edited, typed }, reader) };
  if (edited.kind === 'unchanged') return answerForm(buildChanged(edited.view, verbSentences.same, null));
  return answerForm(buildChanged(edited.view, verbSentences.edit, edited.changeId));
}

async function create(needs: Ports, actor: PersonActor, input: Parameters<typeof createTask>[2]): Promise<Reply> {
  const created = await createTask(needs, actor, input);
  if (created.kind !== 'created')
    throw new MusterError('invalid', 'That person can’t be responsible any more. Choose somebody else.', {
      fields: { responsible: 'Choose somebody else.' },
    });
  return answerForm(buildCreated({ ...created, hints: [] }, actor, needs.clock.now()));
}

async function block(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const taskId = requireTaskId(privateMetadata);
  const answers = await readBlockAnswers(needs, actor, readBlockForm(form));
  const changed = await blockTask(needs, actor, parseInput(blockTaskInput, { taskId, ...answers }));
  return answerForm(buildChanged(changed.view, verbSentences.block, changed.changeId));
}

async function handOver(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const taskId = requireTaskId(privateMetadata);
  const toId = await choosePerson(needs, actor, {
    slackUserId: textOf(form, 'person') as SlackUserId | null,
    field: 'person',
  });
  const changed = await handOverTask(needs, actor, parseInput(handOverInput, { taskId, toId, reason: reasonOf(form) }));
  return answerForm(buildChanged(changed.view, handedOver(changed.view), changed.changeId));
}

async function decline(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const changed = await declineTask(
    needs,
    actor,
    parseInput(notMeInput, { taskId: requireTaskId(privateMetadata), reason: reasonOf(form) }),
  );
  return answerForm(buildChanged(changed.view, handedOver(changed.view), changed.changeId));
}

async function cancel(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const input = parseInput(moveTaskInput, { taskId: requireTaskId(privateMetadata), reason: reasonOf(form) });
  const changed = await moveTask(needs, actor, { ...input, verb: 'cancel' });
  return answerForm(buildChanged(changed.view, verbSentences.cancel, changed.changeId));
}

function requireTaskId(privateMetadata: string): TaskId {
  const { taskId } = readMetadata(privateMetadata);
  if (taskId === null) throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  return taskId;
}

function reasonOf(form: FormValues): string {
  return textOf(form, 'reason') ?? '';
}
