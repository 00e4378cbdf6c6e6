import type { PersonActor } from '../../../kit/actor.ts';
import { section } from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Command, CommandArgs, CommandInput, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildChanged, buildCreated, buildReturned, buildShown, verbSentences } from '../blocks/answers.ts';
import { buildList, type ListName, PAGE_SIZE } from '../blocks/list.ts';
import { buildBlockForm, buildSmallShell } from '../blocks/small-forms.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import { DETAILS_MAX, TITLE_MAX } from '../domain/limits.ts';
import { parseTaskText, type TaskText } from '../domain/parse-task-text.ts';
import { emptyForm, formOfQuickText } from '../domain/task-form.ts';
import { blockTaskInput, createTaskInput, moveTaskInput } from '../domain/task-input.ts';
import { blockTask } from '../use-cases/block-task.ts';
import { createTask } from '../use-cases/create-task.ts';
import { listTasks } from '../use-cases/list-tasks.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { parseInput } from '../use-cases/parse-input.ts';
import { showTask } from '../use-cases/show-task.ts';
import { readerOf } from './answer.ts';

type Quick = Extract<TaskText, { kind: 'create' }>;
type Verb = Extract<TaskText, { kind: 'verb' }>;

/** `/task`: a verb and a number, a list, or the text of a new task. */
export function taskCommand(needs: Ports): Command {
  return {
    help: [
      { usage: '/task', does: 'opens the form' },
      {
        usage: '/task Fix the login page @ana friday 3p !high',
        does: 'creates a task at once; person, date, points and priority stand at the end',
      },
      { usage: '/task list [mine|team|blocked|overdue|@person]', does: 'lists open tasks' },
      { usage: '/task show T-12', does: 'shows one, with its buttons' },
      { usage: '/task start|done|block|reopen|cancel T-12 [reason]', does: 'moves it on' },
    ],
    opens: (input) => shellFor(input, needs.clock.now()),
    run: (args) => runCommand(needs, args),
  };
}

/** Decided from the text alone, as the trigger must be used at once; which day a word means doesn't matter here. */
function shellFor({ text }: CommandInput, now: Date) {
  const parsed = parseTaskText(text, { now, timeZone: 'UTC', locale: 'en-US' });
  if (parsed.kind === 'verb') return parsed.verb === 'block' && parsed.reason === '' ? buildSmallShell('block') : null;
  return needsForm(parsed) ? buildTaskShell() : null;
}

function needsForm(parsed: TaskText): boolean {
  if (parsed.kind === 'empty' || parsed.kind === 'untitled') return true;
  return parsed.kind === 'create' && (parsed.unresolvedMention !== null || isLong(parsed));
}

const isLong = ({ title }: Quick) => title.length > TITLE_MAX && title.length <= DETAILS_MAX;

async function runCommand(needs: Ports, { actor, text, openModal }: CommandArgs): Promise<Reply> {
  const { timeZone, locale } = actor;
  const parsed = parseTaskText(text, { now: needs.clock.now(), timeZone, locale });
  switch (parsed.kind) {
    case 'empty':
      return { kind: 'view', view: buildTaskForm({ form: emptyForm }) };
    case 'untitled':
      return { kind: 'view', view: formAbout(parsed, 'What should be done? Give the task a title.') };
    case 'create':
      return create(needs, { actor, parsed, openModal });
    case 'list':
      return list(needs, actor, parsed.filter);
    case 'verb':
      return runVerb(needs, actor, parsed);
    case 'help':
      return { kind: 'nothing' }; // answered by the platform before this
    default:
      return parsed satisfies never;
  }
}

type Creating = { readonly actor: PersonActor; readonly parsed: Quick; readonly openModal: CommandArgs['openModal'] };

async function create(needs: Ports, { actor, parsed, openModal }: Creating): Promise<Reply> {
  if (parsed.unresolvedMention !== null)
    return {
      kind: 'view',
      view: formAbout(parsed, `I don’t know who @${parsed.unresolvedMention} is. Choose the person below.`),
    };
  if (isLong(parsed))
    return {
      kind: 'view',
      view: formAbout(
        parsed,
        `That is a long title: ${TITLE_MAX} characters is the most. Shorten it; the whole text stands in the details.`,
      ),
    };
  if (parsed.title.length > TITLE_MAX)
    return {
      kind: 'message',
      message: buildReturned(
        `That is too long for a task: a title takes ${TITLE_MAX} characters, details ${DETAILS_MAX}. Here is your text back, nothing was created.`,
        parsed.title,
      ),
    };

  const input = parseInput(createTaskInput, {
    title: parsed.title,
    dueOn: parsed.due?.on ?? null,
    points: parsed.points === 21 ? null : parsed.points,
    priority: parsed.priority ?? 'normal',
  });
  if (parsed.points === 21) {
    await openModal(
      formAbout(parsed, '21 points are too large for one task. Name its parts below, 3 to 8 points each.'),
    );
    return { kind: 'nothing' };
  }
  const created = await createTask(needs, actor, { ...input, mentioned: parsed.mentionedUserId as SlackUserId | null });
  if (created.kind === 'unfit-person') {
    const why = {
      guest: 'is a guest',
      bot: 'is an app',
      deactivated: 'has left',
      'other-organisation': 'belongs to another organisation',
    };
    await openModal(
      formAbout(
        { ...parsed, mentionedUserId: null },
        `${created.name} ${why[created.refusal]} and can’t be responsible. Choose somebody else.`,
      ),
    );
    return { kind: 'nothing' };
  }
  if (created.kind === 'unknown-person') {
    await openModal(
      formAbout({ ...parsed, mentionedUserId: null }, 'Slack doesn’t know that person any more. Choose somebody else.'),
    );
    return { kind: 'nothing' };
  }
  const nearly = parsed.didYouMean === null ? [] : [`Did you mean \`${parsed.didYouMean}\`? Then undo this first.`];
  return {
    kind: 'message',
    message: buildCreated({ ...created, hints: [...parsed.warnings, ...nearly] }, actor, needs.clock.now()),
  };
}

function formAbout(
  parsed: Omit<Quick, 'kind' | 'title' | 'didYouMean'> & { readonly title?: string },
  sentence: string,
) {
  return buildTaskForm({ form: formOfQuickText(parsed), banner: [section(md`${sentence}`)] });
}

async function list(
  needs: Ports,
  actor: PersonActor,
  filter: Extract<TaskText, { kind: 'list' }>['filter'],
): Promise<Reply> {
  if (filter.kind === 'unresolved-person') {
    const sentence = `I don’t know who @${filter.name} is. Choose the name from Slack’s list while you type it.`;
    return { kind: 'message', message: { text: sentence, blocks: [section(md`${sentence}`)] } };
  }
  const name: ListName = filter.kind === 'person' ? `person:${filter.userId}` : filter.kind;
  const listed = await listTasks(needs, actor, { filter, limit: PAGE_SIZE, offset: 0 });
  return { kind: 'message', message: buildList(listed, name, readerOf(actor, needs.clock.now())) };
}

async function runVerb(needs: Ports, actor: PersonActor, { verb, number, reason }: Verb): Promise<Reply> {
  const view = await showTask(needs, actor, { number });
  if (verb === 'show') return { kind: 'message', message: buildShown(view, actor, needs.clock.now()) };
  if (verb === 'block' && reason === '') return { kind: 'view', view: buildBlockForm(view) };
  const wasBlocked = view.task.status === 'blocked';
  const changed =
    verb === 'block'
      ? await blockTask(needs, actor, parseInput(blockTaskInput, { taskId: view.task.id, reason }))
      : await moveTask(needs, actor, { ...parseInput(moveTaskInput, { taskId: view.task.id, reason }), verb });
  const sentence = verb === 'start' && wasBlocked ? verbSentences.unblock : verbSentences[verb];
  return { kind: 'message', message: buildChanged(changed.view, sentence, changed.changeId) };
}
