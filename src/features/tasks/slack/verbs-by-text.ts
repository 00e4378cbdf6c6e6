import type { PersonActor } from '../../../kit/actor.ts';
import { message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildChanged, buildShown, sayMoved } from '../blocks/answers.ts';
import { buildList, type ListName, PAGE_SIZE } from '../blocks/list.ts';
import { buildReturned } from '../blocks/returned-text.ts';
import { buildBlockForm } from '../blocks/small-forms.ts';
import { LINE_MAX } from '../domain/limits.ts';
import type { ListFilter, VerbText } from '../domain/read-verb.ts';
import { blockTaskInput, moveTaskInput } from '../domain/task-input.ts';
import { blockTask } from '../use-cases/block-task.ts';
import { listTasks } from '../use-cases/list-tasks.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { parseInput } from '../use-cases/parse-input.ts';
import { locateTask, showTask, showWholeTask } from '../use-cases/show-task.ts';
import { readerOf } from './answer.ts';

type Verb = Extract<VerbText, { kind: 'verb' }>;

/** `/task done T-12 reason` and the like. */
export async function runVerb(needs: Ports, actor: PersonActor, { verb, number, reason }: Verb): Promise<Reply> {
  if (verb === 'show') {
    const shown = await showWholeTask(needs, actor, { number });
    return { kind: 'message', message: buildShown(shown, actor, needs.clock.now()) };
  }
  if (verb === 'block' && reason === '')
    return { kind: 'view', view: buildBlockForm(await showTask(needs, actor, { number })) };
  const taskId = await locateTask(needs, actor, number);
  if (reason.length > LINE_MAX) {
    const why = `The reason has ${reason.length} characters, ${LINE_MAX} is the most. Here it is back, nothing was changed.`;
    return { kind: 'message', message: buildReturned(why, reason) };
  }
  const changed =
    verb === 'block'
      ? await blockTask(needs, actor, parseInput(blockTaskInput, { taskId, reason }))
      : await moveTask(needs, actor, { ...parseInput(moveTaskInput, { taskId, reason }), verb });
  const sentence = sayMoved(verb, changed, readerOf(actor, needs.clock.now()));
  const said = { sentence, changeId: changed.changeId, viewer: actor };
  return { kind: 'message', message: buildChanged(changed.view, said) };
}

/** `/task list …` */
export async function listByText(needs: Ports, actor: PersonActor, filter: ListFilter): Promise<Reply> {
  if (filter.kind === 'unresolved-person') {
    const why = `I don’t know who @${filter.name} is. Choose the name from Slack’s list while you type it.`;
    return { kind: 'message', message: message({ text: why, blocks: [section(md`${why}`)] }) };
  }
  const name: ListName = filter.kind === 'person' ? `person:${filter.userId}` : filter.kind;
  const listed = await listTasks(needs, actor, { filter, limit: PAGE_SIZE, offset: 0 });
  return { kind: 'message', message: buildList(listed, name, readerOf(actor, needs.clock.now())) };
}
