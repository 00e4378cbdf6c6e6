import { type FormValues, textOf } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Reply, Submission, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildCreated, sayCreated, sayHandedOver, sayings, sayMoved } from '../blocks/answers.ts';
import { readMetadata, taskForms } from '../blocks/ids.ts';
import { readBlockForm } from '../blocks/small-forms.ts';
import { buildConflict, readAdded, readForm } from '../blocks/task-form.ts';
import { blockTaskInput, handOverInput, moveTaskInput, notMeInput, sendBackInput } from '../domain/task-input.ts';
import { offerFields, saveFields } from '../use-cases/added-fields.ts';
import { sendTaskBack } from '../use-cases/answer-sign-off.ts';
import { blockTask } from '../use-cases/block-task.ts';
import { choosePerson } from '../use-cases/choose-person.ts';
import { createTask } from '../use-cases/create-task.ts';
import { editTask } from '../use-cases/edit-task.ts';
import { declineTask, handOverTask } from '../use-cases/hand-over-task.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { parseInput } from '../use-cases/parse-input.ts';
import { readBlockAnswers } from '../use-cases/read-block-answers.ts';
import { readTaskForm } from '../use-cases/read-task-form.ts';
import { answerChange, answerHere, answerHome, originOf, readerOf } from './answer.ts';
import { onceFor, requireTaskId } from './form-sender.ts';

/** Every form of tasks. A refusal keeps it open with what was typed. */
export function taskSubmissions(needs: Ports): Readonly<Record<string, Submission>> {
  return {
    [taskForms.task]: { run: (args) => saveTask(needs, args) },
    [taskForms.block]: { run: (args) => block(needs, args) },
    [taskForms.handOver]: { run: (args) => handOver(needs, args) },
    [taskForms.notMe]: { run: (args) => decline(needs, args) },
    [taskForms.sendBack]: { run: (args) => sendBack(needs, args) },
    [taskForms.cancel]: { run: (args) => cancel(needs, args) },
  };
}

async function saveTask(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const { taskId, version } = readMetadata(args.privateMetadata);
  return taskId === null || version === null ? create(needs, args) : edit(needs, args, { taskId, version });
}

async function create(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const actor = onceFor(args);
  const { source } = readMetadata(args.privateMetadata);
  const input = await readTaskForm(needs, actor, { form: readForm(args.form), isNew: true });
  const chosen = readAdded(args.form, args.privateMetadata);
  const created = await createTask(needs, actor, {
    ...{ ...input, source },
    ...(chosen.length > 0 && { afterwards: (tx, { id: taskId }) => saveFields(needs, tx, { actor, taskId, chosen }) }),
  });
  if (created.kind !== 'created')
    throw new MusterError('invalid', 'That person can’t be responsible any more. Choose somebody else.', {
      fields: { responsible: 'Choose somebody else.' },
    });
  const answer = { ...created, hints: [] };
  const { changeId, view } = created;
  const origin = originOf(args);
  if (origin !== null)
    return answerHome(origin, { said: sayCreated(answer), undo: { taskId: view.task.id, changeId } });
  return answerHere(args, buildCreated(answer, actor, needs.clock.now()));
}

async function edit(
  needs: Ports,
  args: SubmissionArgs,
  { taskId, version }: { readonly taskId: TaskId; readonly version: number },
): Promise<Reply> {
  const actor = onceFor(args);
  const typed = readForm(args.form);
  const input = await readTaskForm(needs, actor, { form: typed, isNew: false });
  const { children, source: _, responsibleId, accountableId, ...changes } = input;
  const chosen = readAdded(args.form, args.privateMetadata);
  const edited = await editTask(needs, actor, {
    afterwards: async (tx) => {
      await saveFields(needs, tx, { actor, taskId, chosen });
      return chosen.length > 0;
    },
    taskId,
    ifVersion: version,
    children,
    // An emptied person keeps who is there: a task has always an R and an A.
    changes: {
      ...changes,
      ...(responsibleId !== null && { responsibleId }),
      ...(accountableId !== null && { accountableId }),
    },
  });
  switch (edited.kind) {
    case 'conflict': {
      const reader = readerOf(actor, needs.clock.now());
      const added = await offerFields(needs, actor, edited.view.task);
      return { kind: 'view', view: buildConflict({ ...edited, typed, home: originOf(args), added }, reader) };
    }
    case 'unchanged':
      return answerChange(args, edited.view, { sentence: sayings.same, changeId: null });
    case 'saved':
      return answerChange(args, edited.view, { ...edited, sentence: sayings.saved });
    default:
      return edited satisfies never;
  }
}

async function block(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const actor = onceFor(args);
  const taskId = requireTaskId(args);
  const answers = await readBlockAnswers(needs, actor, readBlockForm(args.form));
  const input = parseInput(blockTaskInput, { taskId, ...answers }, { waitingOn: 'waitingOutside' });
  const changed = await blockTask(needs, actor, input);
  const sentence = sayMoved('block', changed, readerOf(args.actor, needs.clock.now()));
  return answerChange(args, changed.view, { sentence, changeId: changed.changeId });
}

async function handOver(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const actor = onceFor(args);
  const slackUserId = textOf(args.form, 'person') as SlackUserId | null;
  const toId = await choosePerson(needs, actor, { slackUserId, field: 'person' });
  const input = parseInput(handOverInput, { taskId: requireTaskId(args), toId, reason: reasonOf(args.form) });
  const { view, changeId } = await handOverTask(needs, actor, input);
  return answerChange(args, view, { sentence: sayHandedOver(view), changeId });
}

async function decline(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const input = parseInput(notMeInput, { taskId: requireTaskId(args), reason: reasonOf(args.form) });
  const { view, changeId } = await declineTask(needs, onceFor(args), input);
  return answerChange(args, view, { sentence: sayHandedOver(view), changeId });
}

async function sendBack(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const input = parseInput(sendBackInput, { taskId: requireTaskId(args), reason: reasonOf(args.form) });
  const { view, changeId } = await sendTaskBack(needs, onceFor(args), input);
  return answerChange(args, view, { sentence: sayings.sentBack, changeId });
}

async function cancel(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const input = parseInput(moveTaskInput, { taskId: requireTaskId(args), reason: reasonOf(args.form) });
  const changed = await moveTask(needs, onceFor(args), { ...input, verb: 'cancel' });
  const sentence = sayMoved('cancel', changed, readerOf(args.actor, needs.clock.now()));
  return answerChange(args, changed.view, { sentence, changeId: changed.changeId });
}

function reasonOf(form: FormValues): string {
  return textOf(form, 'reason') ?? '';
}
