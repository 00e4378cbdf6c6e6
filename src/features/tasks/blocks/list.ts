import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { taskRef } from '../domain/task.ts';
import type { ListedTasks } from '../use-cases/list-tasks.ts';
import { taskIds } from './ids.ts';
import { describeLine, type ForReader } from './lines.ts';

/** Tasks a message or tab shows at a time: two fit a phone's screen, and a view takes 100 blocks. */
export const PAGE_SIZE = 10;

export type ListName = 'mine' | 'team' | 'blocked' | 'overdue' | `person:${string}`;

const headings: Readonly<Record<string, string>> = {
  mine: 'Your open tasks',
  team: 'Your team’s open tasks',
  blocked: 'Blocked tasks',
  overdue: 'Overdue tasks',
  person: 'Open tasks',
};

const nothing: Readonly<Record<string, string>> = {
  mine: 'You have no open tasks. `/task Fix the login page friday` makes one.',
  team: 'Nothing open in your team.',
  blocked: 'Nothing is blocked.',
  overdue: 'Nothing is overdue.',
  person: 'No open tasks that you can see.',
};

export function buildList(listed: ListedTasks, name: ListName, reader: ForReader): Message {
  const kind = name.startsWith('person:') ? 'person' : name;
  const unknown =
    kind === 'team'
      ? 'You are in no team yet. A lead or an admin adds you under `/muster team`.'
      : 'I don’t know that person yet.';
  if (!listed.known) return message({ text: unknown, blocks: [section(md`${unknown}`)] });
  const heading = `${headings[kind] ?? 'Tasks'} (${listed.total})`;
  if (listed.total === 0)
    return message({ text: nothing[kind] ?? heading, blocks: [section(plainCode(nothing[kind] ?? heading))] });
  return message({
    text: heading,
    blocks: [section(md`*${heading}*`), ...buildRows(listed, reader), ...buildPages(listed, name)],
  });
}

/** One row a task, each with a button that opens it. */
export function buildRows(
  { tasks, people }: Pick<ListedTasks, 'tasks' | 'people'>,
  reader: ForReader,
): readonly Block[] {
  return tasks.map((task) =>
    section(describeLine(task, people, reader), {
      accessory: button({ id: taskIds.show.build(task.id), text: 'Open', label: `Open ${taskRef(task.number)}` }),
    }),
  );
}

/** Previous and next, with where one stands; nothing when all is on one page. */
export function buildPages({ tasks, total, offset }: ListedTasks, name: ListName): readonly Block[] {
  if (total <= PAGE_SIZE) return [];
  const to = (at: number, text: string) => button({ id: taskIds.page.build(`${at}:${name}`), text });
  const buttons = [
    ...(offset > 0 ? [to(Math.max(0, offset - PAGE_SIZE), 'Previous')] : []),
    ...(offset + tasks.length < total ? [to(offset + PAGE_SIZE, 'Next')] : []),
  ];
  const where =
    tasks.length === 0
      ? `No more tasks here; ${total} in all`
      : `${offset + 1} to ${offset + tasks.length} of ${total}`;
  return [context(where), ...(buttons.length > 0 ? [actions(buttons)] : [])];
}

/** What a page button carries; null for one of another version. */
export function readPage(argument: string): { readonly offset: number; readonly name: ListName } | null {
  const found = /^(\d{1,6}):(mine|team|blocked|overdue|person:[UW][A-Z0-9]+)$/.exec(argument);
  return found === null ? null : { offset: Number(found[1]), name: found[2] as ListName };
}

/** Our own sentences carry commands between backticks. */
function plainCode(sentence: string) {
  const [before = '', command, after = ''] = sentence.split('`');
  return command === undefined ? md`${sentence}` : md`${before}\`${command}\`${after}`;
}
