import { createRandom } from '../../../src/adapters/system/random.ts';
import { listSelectedRepositories, type Repository } from '../../../src/features/connections/index.ts';
import { recordFacts } from '../../../src/features/pull-requests/index.ts';
import { createKnownTasks } from '../../../src/features/tasks/index.ts';
import type { CodeHost, CodeHostClient } from '../../../src/ports/outbound/code-host.ts';
import type { HostAccount, HostCommit, HostPullRequest } from '../../../src/ports/outbound/host-records.ts';
import type { Clock } from '../../../src/ports/outbound/system.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';
import { connectByToken, testVault } from '../../support/github-connection.ts';
import { silentLog } from '../../support/silent-log.ts';

export const NOW = new Date('2026-11-25T09:00:00Z');
export const clock: Clock = { now: () => NOW };

export const account = (login: string, bot = false): HostAccount => ({ id: `id-${login}`, login, bot });

/** Says whose account it is, as somebody would have confirmed it. It must have been met. */
export async function link(db: TestDatabase, login: string, slackUserId: string): Promise<void> {
  await db.store.sql`
    update identities set matched_by = 'confirmed', person_id = (select id from people where slack_user_id = ${slackUserId})
    where external_key = ${`account:${account(login).id}`}`;
}

/** A pull request of `ana` as the host tells it, open and ready unless the test says otherwise. */
export function toldPull(number: number, more: Partial<HostPullRequest> = {}): HostPullRequest {
  const at = new Date('2026-11-25T08:00:00Z');
  return {
    ...{ id: String(900 + number), number, title: `Change ${number}`, body: '', state: 'open', draft: false },
    ...{ url: `https://github.com/acme/web/pull/${number}`, author: account('ana'), createdAt: at, updatedAt: at },
    ...{ mergedAt: null, closedAt: null, mergedBy: null, mergeCommitSha: null },
    ...{ head: { ref: `change-${number}`, sha: shaOf(number) }, base: { ref: 'main', sha: 'b'.repeat(40) } },
    ...{ requestedReviewers: [], requestedTeams: [], labels: [], size: null },
    ...more,
  };
}

export const shaOf = (n: number): string => String(n).padStart(40, 'a');

export function toldCommit(n: number, more: Partial<HostCommit> = {}): HostCommit {
  const at = new Date('2026-11-25T07:00:00Z');
  return {
    ...{
      sha: shaOf(n),
      message: `Commit ${n}`,
      authoredAt: at,
      committedAt: at,
      parents: ['c'.repeat(40)],
      size: null,
    },
    author: { name: 'Ana', email: '', account: account('ana') },
    ...more,
  };
}

const quiet = { note: async () => {}, card: async () => {}, cards: async () => {}, refresh: async () => {} };

/** What the use cases of this feature need, on a real database, with a code host that knows what the test says. */
export function pullNeeds(db: TestDatabase, client: Partial<CodeHostClient> = {}) {
  const queued: string[] = [];
  return {
    ...{ scope: db.store.scope, clock, random: createRandom(), vault: testVault(), log: silentLog, queued },
    outbox: quiet as never,
    announce: async () => {},
    jobs: { add: async (_: unknown, { name }: { readonly name: string }) => void queued.push(name) },
    schedules: { set: async () => {}, plan: async () => {}, cancel: async () => {}, newEntrySql: () => [] as never },
    holidays: { of: async () => () => false, regions: async () => [] },
    codeHost: { open: () => client as CodeHostClient } as Partial<CodeHost> as CodeHost,
    codeHostSettings: { app: null, token: null, publicUrl: null },
    knownTasks: createKnownTasks(),
  };
}

type Told = Partial<Parameters<typeof recordFacts>[2]>;

/** `acme/web` is private, `acme/site` is not; both connected by a token and selected. */
export async function connect(db: TestDatabase): Promise<void> {
  const world = {
    organisation: { id: 77, login: 'acme', type: 'Organization', name: 'Acme', email: null } as const,
    repositories: [made(1, 'web', true), made(2, 'site', false)],
  };
  await connectByToken(db.store, { workspaceId: WORKSPACE, world, at: new Date('2026-11-01T00:00:00Z') });
}

const made = (id: number, name: string, isPrivate: boolean) =>
  ({ id, name, fullName: `acme/${name}`, private: isPrivate, archived: false }) as Parameters<
    typeof connectByToken
  >[1]['world']['repositories'][number];

/** As the host told it of one repository. */
export async function record(db: TestDatabase, told: Told, name = 'acme/web'): Promise<void> {
  await db.store.scope(WORKSPACE, async (tx) => {
    const repository: Repository | undefined = (await listSelectedRepositories(tx)).find(
      (one) => one.fullName === name,
    );
    if (repository === undefined) throw new Error('no such repository');
    await recordFacts(pullNeeds(db), tx, { workspaceId: WORKSPACE, repository, origin: 'live', ...told });
  });
}
