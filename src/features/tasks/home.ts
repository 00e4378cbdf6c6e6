import type { PersonActor } from '../../kit/actor.ts';
import {
  actions,
  type Block,
  button,
  context,
  divider,
  header,
  section,
  staticSelect,
} from '../../kit/blocks/index.ts';
import { md } from '../../kit/mrkdwn.ts';
import type { HomeSection, HomeState } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { readDone } from './blocks/home-state.ts';
import { taskIds } from './blocks/ids.ts';
import { buildHomeRows, buildPages, PAGE_SIZE } from './blocks/list.ts';
import { sentence } from './blocks/sentence.ts';
import { buildTeamSettings } from './blocks/team-settings.ts';
import { type ListQuestion, listTasks } from './use-cases/list-tasks.ts';
import { listTeamSettings } from './use-cases/list-team-settings.ts';

/** What tasks show in Home: what needs me now, and every open task page by page. */
export const taskHome = (needs: Ports): readonly HomeSection[] => [
  { tab: 'today', order: 0, build: (actor, state) => buildToday(needs, actor, state) },
  { tab: 'tasks', order: 0, build: (actor, state) => buildTasks(needs, actor, state) },
  {
    tab: 'settings',
    order: 24,
    build: async (actor, { taskTeams }) =>
      buildTeamSettings(await listTeamSettings(needs, actor), Number.parseInt(taskTeams ?? '0', 10) || 0),
  },
];

type Part = { readonly heading: string; readonly filter: ListQuestion['filter'] };

/** In this order: what is late, what is due, who waits. */
const todayParts: readonly Part[] = [
  { heading: 'Overdue', filter: { kind: 'my-overdue' } },
  { heading: 'Due today', filter: { kind: 'due-today' } },
  { heading: 'Waiting for your sign-off', filter: { kind: 'sign-off' } },
  { heading: 'Blocked, and you answer for it', filter: { kind: 'accountable-blocked' } },
  { heading: 'Others wait for you', filter: { kind: 'waiting-for-me' } },
];

/** Most rows of one part; the rest is counted. */
const ROWS = 5;

async function buildToday(needs: Ports, actor: PersonActor, state: HomeState): Promise<readonly Block[]> {
  const reader = { timeZone: actor.timeZone, now: needs.clock.now(), actor };
  const parts: Block[] = [];
  for (const { heading, filter } of todayParts) {
    const listed = await listTasks(needs, actor, { filter, limit: ROWS, offset: 0 });
    if (listed.total === 0) continue;
    const more = listed.total - listed.tasks.length;
    parts.push(header(`${heading} (${listed.total})`), ...buildHomeRows(listed, reader));
    if (more > 0) parts.push(context(`and ${more} more`));
  }
  const calm = section(
    md`*No task needs you right now.*\nWhat is overdue, due today, blocked or waiting for you shows up here.`,
  );
  return [...buildDone(state), ...(parts.length === 0 ? [calm] : parts), divider(), actions([newTask])];
}

const filters = { mine: 'Mine', team: 'My team', blocked: 'Blocked', overdue: 'Overdue' } as const;
type FilterName = keyof typeof filters;

async function buildTasks(needs: Ports, actor: PersonActor, state: HomeState): Promise<readonly Block[]> {
  const name = readFilter(state.filter);
  const offset = Math.max(0, Number.parseInt(state.offset ?? '0', 10) || 0);
  const listed = await listTasks(needs, actor, { filter: { kind: name }, limit: PAGE_SIZE, offset });
  const reader = { timeZone: actor.timeZone, now: needs.clock.now(), actor };
  const choose = staticSelect({
    id: taskIds.filter.name,
    choices: Object.entries(filters).map(([value, text]) => ({ value, text })),
    initial: name,
  });
  return [
    ...buildDone(state),
    actions([newTask, choose]),
    ...(listed.total === 0
      ? [section(sentence(listed.known ? emptyWords[name] : NO_TEAM))]
      : buildHomeRows(listed, reader)),
    ...buildPages(listed, name),
  ];
}

const NO_TEAM = 'You are in no team yet. Its lead or an admin adds you under Settings, or with `/muster team`.';

const emptyWords: Readonly<Record<FilterName, string>> = {
  mine: 'You have no open tasks. Press “New task”, or type `/task` in any conversation.',
  team: 'Nothing is open in your team.',
  blocked: 'Nothing is blocked.',
  overdue: 'Nothing is overdue.',
};

/** What was just done here, with its *Undo*. */
function buildDone(state: HomeState): readonly Block[] {
  const done = readDone(state);
  if (done === null) return [];
  const { said, undo } = done;
  const accessory =
    undo === null
      ? {}
      : { accessory: button({ id: taskIds.undo.build(undo.taskId), text: 'Undo', value: undo.changeId }) };
  return [section(sentence(said), accessory), divider()];
}

const newTask = button({ id: taskIds.create.build(), text: 'New task', style: 'primary' });

function readFilter(text: string | undefined): FilterName {
  return text !== undefined && Object.hasOwn(filters, text) ? (text as FilterName) : 'mine';
}
