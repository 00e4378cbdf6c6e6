import { textOf } from '../../../kit/blocks/index.ts';
import type { Action, ActionArgs, Reply, Submission, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { sayings, sayMoved } from '../blocks/answers.ts';
import { readTaskId, taskForms, taskIds } from '../blocks/ids.ts';
import { buildSmallShell, buildWaitForm } from '../blocks/small-forms.ts';
import { waitInput } from '../domain/task-input.ts';
import { answerConsult, keepWaiting, startAnyway } from '../use-cases/answer-consult.ts';
import { parseInput } from '../use-cases/parse-input.ts';
import { showTask } from '../use-cases/show-task.ts';
import { answerChange, originOf, readerOf } from './answer.ts';
import { onceFor, requireTaskId } from './form-sender.ts';

/** What consulted people answer, and what the accountable decides. */
export function consultActions(needs: Ports): Readonly<Record<string, Action>> {
  return {
    [taskIds.noObjection.name]: { run: (args) => noObjection(needs, args) },
    [taskIds.askToWait.name]: { opens: () => buildSmallShell('wait'), run: (args) => openWait(needs, args) },
    [taskIds.startAnyway.name]: { run: (args) => goOn(needs, args) },
    [taskIds.keepWaiting.name]: { run: (args) => keep(needs, args) },
  };
}

export function consultSubmissions(needs: Ports): Readonly<Record<string, Submission>> {
  return { [taskForms.wait]: { run: (args) => wait(needs, args) } };
}

async function noObjection(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const { view } = await answerConsult(needs, actor, { taskId: readTaskId(argument), answer: 'no-objection' });
  return answerChange(source, view, { sentence: sayings.answered, changeId: null });
}

async function openWait(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const view = await showTask(needs, actor, { id: readTaskId(argument) });
  return { kind: 'view', view: buildWaitForm(view, originOf(source)) };
}

async function wait(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const input = parseInput(waitInput, { taskId: requireTaskId(args), reason: textOf(args.form, 'reason') ?? '' });
  const { view } = await answerConsult(needs, onceFor(args), { ...input, answer: 'wait' });
  return answerChange(args, view, { sentence: sayings.answered, changeId: null });
}

async function goOn(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const changed = await startAnyway(needs, actor, readTaskId(argument));
  const sentence = sayMoved('start', changed, readerOf(actor, needs.clock.now()));
  return answerChange(source, changed.view, { sentence, changeId: changed.changeId });
}

async function keep(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const { view, changeId } = await keepWaiting(needs, actor, readTaskId(argument));
  return answerChange(source, view, { sentence: sayings.waits, changeId });
}
