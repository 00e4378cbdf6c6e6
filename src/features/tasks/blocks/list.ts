import type { PersonActor } from '../../../kit/actor.ts';
import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { ListedTasks } from '../domain/listed-tasks.ts';
import { taskRef } from '../domain/task.ts';
import { buildRowMenu } from './buttons.ts';
import { taskIds } from './ids.ts';
import { describeLine, type ForReader } from './lines.ts';
import { sentence } from './sentence.ts';

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
  if (!listed.known) return message({ text: unknown, blocks: [section(sentence(unknown))] });
  const heading = `${headings[kind] ?? 'Tasks'} (${listed.total})`;
  if (listed.total === 0)
    return message({ text: nothing[kind] ?? heading, blocks: [section(sentence(nothing[kind] ?? heading))] });
  return message({
    text: heading,
    blocks: [section(md`*${heading}*`), ...buildRows(listed, reader), ...buildPages(listed, name)],
  });
}

type Listed = Pick<ListedTasks, 'tasks' | 'people' | 'waits' | 'marks'>;

/** One row a task, each with a button that opens it. */
export function buildRows({ tasks, ...around }: Listed, reader: ForReader): readonly Block[] {
  return tasks.map((task) =>
    section(describeLine(task, around, reader), {
      accessory: button({ id: taskIds.show.build(task.id), text: 'Open', label: `Open ${taskRef(task.number)}` }),
    }),
  );
}

/** Rows of Home, where what was done shows at once: each with a menu of what its reader may do. */
export function buildHomeRows(
  { tasks, ...around }: Listed,
  reader: ForReader & { readonly actor: PersonActor },
): readonly Block[] {
  return tasks.map((task) =>
    section(describeLine(task, around, reader), { accessory: buildRowMenu(task, reader.actor) }),
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
  return [
    context(`${offset + 1} to ${offset + tasks.length} of ${total}`),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
  ];
}

/** What a page button carries; null for one of another version. */
export function readPage(argument: string): { readonly offset: number; readonly name: ListName } | null {
  const found = /^(\d{1,6}):(mine|team|blocked|overdue|person:[UW][A-Z0-9]+)$/.exec(argument);
  return found === null ? null : { offset: Number(found[1]), name: found[2] as ListName };
}
