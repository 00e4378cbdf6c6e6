import { chanceOf } from './chance.ts';
import { type InventPull, inventPull, iso, timesOf } from './invent-pull.ts';
import type { LocalAccount, LocalDelivery, LocalDeployment, LocalPull, LocalTeam } from './model.ts';
import { LOCAL_APP, type LocalGitHubOptions } from './options.ts';

export type LocalRepository = {
  readonly id: number;
  readonly name: string;
  readonly fullName: string;
  readonly private: boolean;
  readonly archived: boolean;
  /** Newest change first. */
  byUpdate(): readonly { readonly number: number; readonly updatedAt: string }[];
  pull(number: number): LocalPull | null;
  /** The one that holds this commit. */
  pullOfCommit(sha: string): LocalPull | null;
  /** Adds or replaces one, for example with a new state. */
  put(pull: LocalPull): void;
  readonly deployments: LocalDeployment[];
  /** Texts of `refs/notes/ai` by the commit they are on. */
  readonly notes: Map<string, string>;
};

export type LocalHook = { readonly id: number; readonly repository: string; readonly url: string };

export type World = {
  readonly organisation: LocalAccount;
  readonly people: readonly LocalAccount[];
  readonly teams: LocalTeam[];
  readonly repositories: LocalRepository[];
  repository(fullName: string): LocalRepository | null;
  /** Of the app's and the repositories' hooks, newest first. */
  readonly deliveries: LocalDelivery[];
  readonly hooks: LocalHook[];
  /** What asking for a delivery again does; by default it is only noted as delivered. */
  onRedeliver: (delivery: LocalDelivery) => Promise<number>;
};

/** A made-up organisation whose past is the same for the same seed. */
export function createWorld(options: LocalGitHubOptions): World {
  const seed = options.seed ?? 1;
  const login = options.organisation ?? 'acme';
  const people = Array.from({ length: options.people ?? 12 }, (_, n) => inventPerson(n));
  const bot: LocalAccount = { id: 49_699_333, login: 'dependabot[bot]', type: 'Bot', name: null, email: null };
  const untilMs = Date.parse(options.until ?? '2026-11-25T09:00:00Z');
  const repositories = (options.repositories ?? [{ name: 'web', pullRequests: 20 }]).map((one, n) =>
    createRepository(
      { ...one, owner: login, id: 9_000 + n },
      { seed, people, bot, untilMs, days: options.days ?? 90, stale: options.kind === 'stale' },
    ),
  );
  return {
    organisation: { id: 77, login, type: 'Organization', name: 'Acme', email: null },
    people,
    teams: [{ slug: 'platform', name: 'Platform', members: people.slice(0, 3) }],
    repositories,
    repository: (fullName) => repositories.find((one) => one.fullName === fullName) ?? null,
    deliveries: [],
    hooks: [],
    onRedeliver: async () => 202,
  };
}

const NAMES = ['ana', 'bo', 'chen', 'dara', 'eve', 'finn', 'gus', 'hana', 'ivo', 'jo', 'kim', 'lea'];

function inventPerson(n: number): LocalAccount {
  const name = NAMES[n % NAMES.length] ?? 'zoe';
  const login = n < NAMES.length ? `${name}-gh` : `${name}${n}-gh`;
  return {
    id: 1_000 + n,
    login,
    type: 'User',
    name: name[0]?.toUpperCase() + name.slice(1),
    email: `${login}@acme.example`,
  };
}

type Made = {
  id: number;
  owner: string;
  name: string;
  pullRequests?: number;
  private?: boolean;
  archived?: boolean;
  deployments?: number;
};

function createRepository(made: Made, past: Omit<InventPull, 'number' | 'of' | 'repositoryId'>): LocalRepository {
  const of = made.pullRequests ?? 0;
  const about = (number: number): InventPull => ({ ...past, repositoryId: made.id, number, of });
  const put = new Map<number, LocalPull>();
  const pullAt = (number: number) =>
    put.get(number) ?? (number >= 1 && number <= of ? inventPull(about(number)) : null);
  let bySha: Map<string, number> | null = null;
  let sorted: { number: number; updatedAt: string }[] | null = null;
  return {
    id: made.id,
    name: made.name,
    fullName: `${made.owner}/${made.name}`,
    private: made.private ?? true,
    archived: made.archived ?? false,
    byUpdate() {
      if (sorted !== null) return sorted;
      const invented = Array.from({ length: of }, (_, n) => n + 1).filter((number) => !put.has(number));
      const all = [
        ...invented.map((number) => ({ number, updatedAt: iso(timesOf(about(number)).lastMs) })),
        ...[...put.values()].map(({ number, updatedAt }) => ({ number, updatedAt })),
      ];
      sorted = all.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || b.number - a.number);
      return sorted;
    },
    pull: pullAt,
    pullOfCommit(sha) {
      bySha ??= new Map(
        this.byUpdate().flatMap(({ number }) => pullAt(number)?.commits.map((one) => [one.sha, number] as const) ?? []),
      );
      const number = bySha.get(sha);
      return number === undefined ? null : pullAt(number);
    },
    put(pull) {
      put.set(pull.number, pull);
      sorted = null;
      bySha = null;
    },
    deployments: inventDeployments(made, past),
    notes: new Map(),
  };
}

function inventDeployments(made: Made, { seed, untilMs, days }: { seed: number; untilMs: number; days: number }) {
  const of = made.deployments ?? 0;
  const dice = chanceOf(seed + made.id + 13, 0);
  return Array.from({ length: of }, (_, n): LocalDeployment => {
    const atMs = untilMs - (days * 24 * 3_600_000 * n) / of;
    return {
      id: made.id * 1_000 + of - n,
      sha: dice.sha(),
      environment: dice.pick(['production', 'staging']),
      createdAt: iso(atMs),
      state: dice.pick(['success', 'success', 'success', 'failure']),
      stateAt: iso(atMs + 120_000),
    };
  });
}

/** A delivery of the app's webhook that nobody took. */
export function failedDelivery(n: number, at: string): LocalDelivery {
  return {
    id: 12_000_000 + n,
    guid: `0b989ba4-242f-11e5-81e1-${String(n).padStart(12, '0')}`,
    ...{ deliveredAt: at, redelivery: false, status: 'Service Unavailable', statusCode: 503 },
    ...{ event: 'pull_request', action: 'opened', installationId: LOCAL_APP.installationId, repositoryId: 9_000 },
  };
}
