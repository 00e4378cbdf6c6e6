import { generateKeyPairSync } from 'node:crypto';
import type { LocalPull } from './model.ts';
import { LOCAL_APP, LOCAL_MANIFEST_CODE } from './options.ts';
import { rest } from './rest-json.ts';
import type { LocalRepository, World } from './world.ts';

export type Answer =
  | { readonly kind: 'one'; readonly body: unknown; readonly status?: number }
  /** Cut into pages by the server. `wrap` names the list where GitHub wraps it. */
  | { readonly kind: 'list'; readonly items: readonly (() => unknown)[]; readonly wrap?: string };

type Ask = {
  readonly world: World;
  readonly words: readonly string[];
  readonly query: URLSearchParams;
  readonly body: string;
};
type Route = readonly [method: string, path: RegExp, answer: (ask: Ask) => Answer | null | Promise<Answer | null>];

const one = (body: unknown, status = 200): Answer => ({ kind: 'one', body, status });
const list = <T>(items: readonly T[], draw: (item: T) => unknown, wrap?: string): Answer => ({
  kind: 'list',
  items: items.map((item) => () => draw(item)),
  ...(wrap === undefined ? {} : { wrap }),
});

/** GitHub's REST routes that Muster asks; null is answered 404. */
export const routes: readonly Route[] = [
  [
    'GET',
    at('/app'),
    () =>
      one({
        id: LOCAL_APP.id,
        slug: LOCAL_APP.slug,
        name: 'Muster',
        html_url: '',
        permissions: PERMISSIONS,
        events: EVENTS,
      }),
  ],
  ['GET', at('/app/installations'), ({ world }) => list([LOCAL_APP.installationId], (id) => installation(world, id))],
  ['GET', at('/app/installations/(\\d+)'), ({ world, words }) => one(installation(world, Number(words[0])))],
  [
    'POST',
    at('/app/installations/(\\d+)/access_tokens'),
    ({ words }) =>
      Number(words[0]) === LOCAL_APP.installationId
        ? one(
            {
              token: 'ghs_localinstallation',
              expires_at: new Date(Date.now() + 3_600_000).toISOString(),
              permissions: PERMISSIONS,
              repository_selection: 'all',
            },
            201,
          )
        : null,
  ],
  ['POST', at('/app-manifests/([^/]+)/conversions'), ({ words }) => convert(words[0] ?? '')],
  ['GET', at('/user'), ({ world }) => (world.people[0] === undefined ? null : one(rest.user(world.people[0])))],
  [
    'GET',
    at('/user/repos'),
    ({ world }) => list(world.repositories, (each) => rest.repository(each, world.organisation)),
  ],
  [
    'GET',
    at('/installation/repositories'),
    ({ world }) => list(world.repositories, (each) => rest.repository(each, world.organisation), 'repositories'),
  ],
  [
    'GET',
    at('/users/([^/]+)'),
    ({ world, words }) => {
      const user = world.people.find(({ login }) => login === words[0]);
      return user === undefined ? null : one(rest.user(user));
    },
  ],
  ['GET', at('/orgs/([^/]+)'), ({ world }) => one({ ...rest.account(world.organisation), name: 'Acme' })],
  ['GET', at('/orgs/([^/]+)/members'), ({ world }) => list(world.people, rest.account)],
  [
    'GET',
    at('/orgs/([^/]+)/teams'),
    ({ world }) => list(world.teams, ({ slug, name }) => ({ id: 1, slug, name, privacy: 'closed' })),
  ],
  [
    'GET',
    at('/orgs/([^/]+)/teams/([^/]+)/members'),
    ({ world, words }) => {
      const team = world.teams.find(({ slug }) => slug === words[1]);
      return team === undefined ? null : list(team.members, rest.account);
    },
  ],
  ['GET', at('/app/hook/deliveries'), ({ world }) => list(world.deliveries, rest.delivery)],
  ['POST', at('/app/hook/deliveries/(\\d+)/attempts'), ({ world, words }) => redeliver(world, Number(words[0]))],
  [
    'GET',
    repo('/hooks'),
    ({ world, words }) =>
      list(
        world.hooks.filter(({ repository }) => repository === nameOf(words)),
        (hook) => ({
          id: hook.id,
          type: 'Repository',
          name: 'web',
          active: true,
          config: { url: hook.url, content_type: 'json' },
        }),
      ),
  ],
  ['GET', repo('/hooks/(\\d+)/deliveries'), ({ world }) => list(world.deliveries, rest.delivery)],
  ['POST', repo('/hooks/(\\d+)/deliveries/(\\d+)/attempts'), ({ world, words }) => redeliver(world, Number(words[3]))],
  ['GET', repo(''), of((repository, { world }) => one(rest.repository(repository, world.organisation)))],
  [
    'GET',
    repo('/pulls'),
    of((repository) => ({
      kind: 'list',
      items: repository.byUpdate().map(
        ({ number }) =>
          () =>
            draw(repository, number),
      ),
    })),
  ],
  ['GET', repo('/pulls/(\\d+)'), ofPull((pull, repository) => one(rest.wholePull(pull, repository)))],
  ['GET', repo('/pulls/(\\d+)/reviews'), ofPull((pull) => list(pull.reviews, rest.review))],
  ['GET', repo('/pulls/(\\d+)/comments'), ofPull((pull) => list(pull.reviewComments, rest.comment))],
  ['GET', repo('/issues/(\\d+)/comments'), ofPull((pull) => list(pull.comments, rest.comment))],
  ['GET', repo('/issues/(\\d+)/timeline'), ofPull((pull) => list(pull.timeline, rest.timeline))],
  ['GET', repo('/pulls/(\\d+)/commits'), ofPull((pull) => list(pull.commits.slice(0, 250), rest.commit))],
  ['GET', repo('/pulls/(\\d+)/files'), ofPull((pull) => list(pull.files.slice(0, 3_000), rest.file))],
  [
    'GET',
    repo('/commits/([0-9a-f]{40})/check-runs'),
    of((repository, { words }) => {
      const pull = repository.pullOfCommit(words[2] ?? '');
      return list(pull?.checks ?? [], (check) => rest.check(check, words[2] ?? ''), 'check_runs');
    }),
  ],
  [
    'GET',
    repo('/commits/([0-9a-f]{40})'),
    of((repository, { words }) => {
      const pull = repository.pullOfCommit(words[2] ?? '');
      const commit = pull?.commits.find(({ sha }) => sha === words[2]);
      return pull === null || commit === undefined
        ? null
        : one({ ...rest.commit(commit), files: pull.files.map(rest.file) });
    }),
  ],
  ['GET', repo('/deployments'), of((repository) => list(repository.deployments, rest.deployment))],
  [
    'GET',
    repo('/deployments/(\\d+)/statuses'),
    of((repository, { words }) =>
      list(
        repository.deployments.filter(({ id }) => id === Number(words[2])),
        rest.deploymentStatus,
      ),
    ),
  ],
  [
    'GET',
    repo('/git/ref/notes/ai'),
    of((repository) =>
      repository.notes.size === 0 ? null : one({ ref: 'refs/notes/ai', object: { type: 'commit', sha: NOTES_SHA } }),
    ),
  ],
  [
    'GET',
    repo('/git/trees/([0-9a-f]{40})'),
    of((repository) =>
      one({
        sha: NOTES_SHA,
        truncated: false,
        tree: [...repository.notes.keys()].map((sha) => ({
          path: `${sha.slice(0, 2)}/${sha.slice(2)}`,
          type: 'blob',
          sha,
        })),
      }),
    ),
  ],
  [
    'GET',
    repo('/git/blobs/([0-9a-f]{40})'),
    of((repository, { words }) => {
      const note = repository.notes.get(words[2] ?? '');
      return note === undefined
        ? null
        : one({ sha: words[2], encoding: 'base64', content: Buffer.from(note).toString('base64') });
    }),
  ],
];

const NOTES_SHA = 'a1'.repeat(20);
const PERMISSIONS = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  members: 'read',
  checks: 'read',
  deployments: 'read',
  issues: 'read',
  actions: 'read',
};
const EVENTS = ['pull_request', 'push'];

function at(path: string): RegExp {
  return new RegExp(`^${path}$`);
}

function repo(path: string): RegExp {
  return at(`/repos/([^/]+)/([^/]+)${path}`);
}

function nameOf(words: readonly string[]): string {
  return `${words[0]}/${words[1]}`;
}

function of(answer: (repository: LocalRepository, ask: Ask) => Answer | null) {
  return (ask: Ask): Answer | null => {
    const repository = ask.world.repository(nameOf(ask.words));
    return repository === null ? null : answer(repository, ask);
  };
}

function ofPull(answer: (pull: LocalPull, repository: LocalRepository) => Answer) {
  return of((repository, { words }) => {
    const pull = repository.pull(Number(words[2]));
    return pull === null ? null : answer(pull, repository);
  });
}

function draw(repository: LocalRepository, number: number) {
  const pull = repository.pull(number);
  return pull === null ? null : rest.pull(pull, repository);
}

function installation({ organisation }: World, id: number) {
  return {
    ...{ id, account: rest.account(organisation), app_id: LOCAL_APP.id, app_slug: LOCAL_APP.slug, suspended_at: null },
    ...{ target_type: 'Organization', permissions: PERMISSIONS, events: EVENTS, repository_selection: 'all' },
  };
}

function makePem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
}

function convert(code: string): Answer | null {
  if (code !== LOCAL_MANIFEST_CODE) return null;
  return one(
    {
      ...{
        id: LOCAL_APP.id,
        slug: LOCAL_APP.slug,
        name: 'Muster Acme',
        html_url: `https://github.com/apps/${LOCAL_APP.slug}`,
      },
      ...{ client_id: 'Iv1.local', client_secret: 'localclientsecret', webhook_secret: 'localwebhooksecret' },
      pem: makePem(),
    },
    201,
  );
}

async function redeliver(world: World, id: number): Promise<Answer | null> {
  const delivery = world.deliveries.find((each) => each.id === id);
  if (delivery === undefined) return null;
  const statusCode = await world.onRedeliver(delivery);
  const ok = statusCode >= 200 && statusCode < 300;
  world.deliveries.unshift({
    ...delivery,
    ...{ id: id + 50_000_000 + world.deliveries.length, redelivery: true, statusCode, status: ok ? 'OK' : 'Failed' },
  });
  return one({}, 202);
}
