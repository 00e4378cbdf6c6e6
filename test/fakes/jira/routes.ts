import { type Drawn, entryJson, fieldsJson, loggedJson, sprintJson, statusJson, userJson } from './json.ts';
import { BOARD_ID, type Hook, STATUSES, type User } from './model.ts';
import type { World } from './world.ts';

export type Asked = {
  readonly world: World;
  readonly drawn: Drawn;
  readonly words: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whose credentials they are. */
  readonly by: User;
  readonly now: () => number;
  /** Entries of a log that come along with an issue in a list. */
  readonly logMost: number;
};
export type Answer = { readonly status?: number; readonly body: unknown };
type Route = readonly [method: string, path: RegExp, answer: (asked: Asked) => Answer];

const one = (body: unknown, status = 200): Answer => ({ status, body });
const refused = (sentence: string): Answer => one({ errorMessages: [sentence], errors: {} }, 400);
const missing = one({ errorMessages: ['Issue does not exist or you do not have permission to see it.'] }, 404);

/** What Muster asks a site, and nothing else: any other path is a 404 that fails the test that asked it. */
export const routes: readonly Route[] = [
  [
    'GET',
    /^\/rest\/api\/2\/serverInfo$/,
    ({ world }) => one({ deploymentType: world.edition === 'cloud' ? 'Cloud' : 'Server' }),
  ],
  ['GET', /^\/rest\/api\/2\/myself$/, ({ by, drawn }) => one(userJson(by, drawn))],
  [
    'GET',
    /^\/rest\/api\/2\/mypermissions$/,
    ({ query }) => {
      const keys = (query.get('permissions') ?? '').split(',').filter((key) => key !== '');
      return one({ permissions: Object.fromEntries(keys.map((key) => [key, { key, havePermission: true }])) });
    },
  ],
  ['GET', /^\/rest\/api\/2\/project$/, ({ world }) => (world.edition === 'server' ? one(projects(world)) : missing)],
  ['GET', /^\/rest\/api\/2\/project\/search$/, (asked) => paged(asked, projects(asked.world))],
  ['GET', /^\/rest\/api\/2\/field$/, () => one(fieldsJson())],
  ['GET', /^\/rest\/api\/2\/status$/, ({ drawn }) => one(STATUSES.map((status) => statusJson(status, drawn)))],
  ['POST', /^\/rest\/api\/2\/search\/jql$/, (asked) => (asked.world.edition === 'cloud' ? search(asked) : missing)],
  [
    'POST',
    /^\/rest\/api\/2\/search$/,
    (asked) =>
      asked.world.edition === 'server'
        ? search(asked)
        : one({ errorMessages: ['The requested API has been removed.'] }, 410),
  ],
  [
    'GET',
    /^\/rest\/api\/2\/issue\/([^/]+)$/,
    ({ world, words, drawn }) => {
      const issue = findSeen(world, words[0]);
      return issue === null ? missing : one(loggedJson(issue, drawn));
    },
  ],
  [
    'GET',
    /^\/rest\/api\/2\/issue\/([^/]+)\/changelog$/,
    (asked) => {
      const issue = findSeen(asked.world, asked.words[0]);
      return issue === null
        ? missing
        : paged(
            asked,
            issue.log.map((entry) => entryJson(entry, asked.drawn)),
          );
    },
  ],
  ['GET', /^\/rest\/api\/2\/issue\/([^/]+)\/transitions$/, listWays],
  ['POST', /^\/rest\/api\/2\/issue\/([^/]+)\/transitions$/, takeWay],
  [
    'GET',
    /^\/rest\/api\/2\/issue\/([^/]+)\/properties\/([^/]+)$/,
    ({ world, words: [id = '', key = ''] }) => {
      const value = findSeen(world, id)?.properties.get(key);
      return value === undefined ? missing : one({ key, value });
    },
  ],
  [
    'PUT',
    /^\/rest\/api\/2\/issue\/([^/]+)\/properties\/([^/]+)$/,
    ({ world, words: [id = '', key = ''], body }) => {
      const issue = findSeen(world, id);
      issue?.properties.set(key, body);
      return issue === null ? missing : one({}, 201);
    },
  ],
  [
    'GET',
    /^\/rest\/agile\/1\.0\/board$/,
    (asked) =>
      paged(asked, [
        { id: Number(BOARD_ID), name: 'Board', type: 'scrum' },
        { id: 8, name: 'Flow', type: 'kanban' },
      ]),
  ],
  [
    'GET',
    /^\/rest\/agile\/1\.0\/board\/(\d+)\/sprint$/,
    (asked) => {
      if (asked.words[0] !== BOARD_ID) return refused('The board does not support sprints');
      return paged(
        asked,
        asked.world.sprints.map((sprint) => sprintJson(sprint, asked.drawn)),
      );
    },
  ],
  ['GET', /^\/rest\/api\/3\/webhook$/, (asked) => paged(asked, asked.world.hooks.map(hookRow))],
  ['POST', /^\/rest\/api\/3\/webhook$/, registerHook],
  ['PUT', /^\/rest\/api\/3\/webhook\/refresh$/, refreshHooks],
  [
    'DELETE',
    /^\/rest\/api\/3\/webhook$/,
    ({ world, body }) => {
      const ids = (body.webhookIds as readonly number[]).map(String);
      world.hooks.splice(0, world.hooks.length, ...world.hooks.filter(({ id }) => !ids.includes(id)));
      return one(null, 202);
    },
  ],
];

function projects(world: World) {
  return world.projects.filter(({ browsable }) => browsable).map(({ id, key, name }) => ({ id, key, name }));
}

function findSeen(world: World, idOrKey = '') {
  const issue = world.find(decodeURIComponent(idOrKey));
  return issue?.project.browsable && issue.hidden !== true ? issue : null;
}

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1));

function paged({ query }: Asked, values: readonly unknown[]): Answer {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(50, Number(query.get('maxResults') ?? 50));
  const page = values.slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= values.length;
  return one({ startAt, maxResults, total: values.length, isLast, values: page });
}

/** The only query there is; anything else is refused as Jira refuses a mistake. */
function search({ world, drawn, body, now, logMost }: Asked): Answer {
  const jql = String(body.jql);
  const read =
    /^project in \((?<keys>[^)]+)\)(?: AND updated >= "-(?<minutes>\d+)m")? ORDER BY (?<order>updated ASC, key ASC|key ASC)$/.exec(
      jql,
    );
  if (read?.groups === undefined) return refused(`Error in the JQL Query: ${jql}`);
  const keys = (read.groups.keys ?? '').split(', ').map((key) => key.replaceAll('"', ''));
  for (const key of keys)
    if (!world.projects.some((project) => project.key === key && project.browsable))
      return refused(`The value '${key}' does not exist for the field 'project'.`);
  const since = read.groups.minutes === undefined ? 0 : now() - Number(read.groups.minutes) * 60_000;
  const byKey = read.groups.order === 'key ASC';
  const found = world.issues
    .filter(({ project, updatedAt }) => keys.includes(project.key) && updatedAt >= since)
    .filter(({ hidden }) => hidden !== true)
    .sort(
      (a, b) => (byKey ? numberOf(a.key) - numberOf(b.key) : a.updatedAt - b.updatedAt) || a.key.localeCompare(b.key),
    );
  const startAt = Number(body.nextPageToken ?? body.startAt ?? 0);
  if (body.nextPageToken !== undefined && world.lostPlaces.delete(String(body.nextPageToken)))
    return refused('The page token is invalid.');
  if (!Number.isInteger(startAt)) return refused('The page token is invalid.');
  const size = Number(body.maxResults);
  // More than a hundred only of nothing but keys, and of these no more than an admin allows.
  const keysOnly = JSON.stringify(body.fields) === '["key"]';
  if (!Number.isInteger(size) || size < 1 || size > (keysOnly ? 5_000 : 100))
    return refused('maxResults is out of range.');
  const page = found.slice(startAt, startAt + Math.min(size, keysOnly ? world.keysMost : 100));
  const issues = page.map((issue) => (keysOnly ? { id: issue.id, key: issue.key } : loggedJson(issue, drawn, logMost)));
  const end = startAt + issues.length;
  if (world.edition === 'server') return one({ startAt, maxResults: size, total: found.length, issues });
  return one({ issues, isLast: end >= found.length, ...(end < found.length && { nextPageToken: String(end) }) });
}

function waysOf(world: World, issue: ReturnType<World['get']>) {
  return STATUSES.filter(
    ({ id, name }) => id !== issue.status.id && !world.closedWays.has(`${issue.status.name} → ${name}`),
  );
}

function listWays({ world, words, drawn }: Asked): Answer {
  const issue = findSeen(world, words[0]);
  if (issue === null) return missing;
  const transitions = waysOf(world, issue).map((status) => ({
    ...{ id: `9${status.id}`, name: `To ${status.name}`, to: statusJson(status, drawn) },
  }));
  return one({ expand: 'transitions', transitions });
}

function takeWay({ world, words, body, by }: Asked): Answer {
  const issue = findSeen(world, words[0]);
  if (issue === null) return missing;
  const { transition, properties = [] } = body as {
    transition?: { id?: unknown };
    properties?: readonly { key: string; value: unknown }[];
  };
  const to = waysOf(world, issue).find(({ id }) => `9${id}` === String(transition?.id));
  if (to === undefined) return refused('It is not on the appropriate step, or the transition is not valid for it.');
  for (const { key, value } of properties) issue.properties.set(key, value);
  world.move(issue.id, to.name, by.name);
  return one(null, 204);
}

const LIFE_MS = 30 * 24 * 3_600_000;
const HOOKS_MAX = 5;

const hookRow = ({ id, url, expiresAt }: Hook) => ({ id: Number(id), url, expirationDate: expiresAt });

function registerHook({ world, body, now }: Asked): Answer {
  const { url, webhooks } = body as { url?: string; webhooks?: readonly { jqlFilter: string }[] };
  if (url === undefined || webhooks?.[0] === undefined) return refused('url and webhooks are required');
  if (world.hooks.length >= HOOKS_MAX)
    return one({ webhookRegistrationResult: [{ errors: ['The limit of 5 webhooks has been reached'] }] });
  const named = [...webhooks[0].jqlFilter.matchAll(/"([^"]+)"/g)].map(([, key = '']) => key);
  const hook = { id: world.nextId(), url, projects: named, expiresAt: now() + LIFE_MS };
  world.hooks.push(hook);
  return one({ webhookRegistrationResult: [{ createdWebhookId: Number(hook.id) }] });
}

function refreshHooks({ world, body, now }: Asked): Answer {
  const ids = (body.webhookIds as readonly number[]).map(String);
  const expiresAt = now() + LIFE_MS;
  for (const hook of world.hooks.filter(({ id }) => ids.includes(id))) hook.expiresAt = expiresAt;
  return one({ expirationDate: expiresAt });
}
