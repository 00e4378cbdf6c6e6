import type { Weighed } from '../../../src/features/commit-analysis/domain/weighed.ts';
import { createKnownTasks } from '../../../src/features/tasks/index.ts';
import type { RepositoryId } from '../../../src/kit/ids.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { type CodeHost, type CodeHostClient, CodeHostError } from '../../../src/ports/outbound/code-host.ts';
import type { HostAccount, HostCommit, HostFile } from '../../../src/ports/outbound/host-records.ts';
import type { Model, ModelAnswer } from '../../../src/ports/outbound/model.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';
import { peopleNeeds, settle, slackMember } from '../people/world.ts';
import { newFile, sources } from './domain/diffs.ts';

export const REPOSITORY = '0190b000-0000-7000-8000-000000000002' as RepositoryId;
const CONNECTION = '0190b000-0000-7000-8000-000000000001';

export type Told = HostCommit & { readonly files: readonly HostFile[] };

export const account = (login: string, bot = false): HostAccount => ({ id: `id-${login}`, login, bot });

/** A commit of real code, told apart by its number; `ana@example.org` wrote it. */
export function commitOf(n: number, more: Partial<Told> = {}): Told {
  const lines = sources.flatMap((source) => source.lines).slice(n * 90, n * 90 + 90);
  return {
    sha: String(n).padStart(40, 'a'),
    message: `Change number ${n}`,
    authoredAt: new Date('2026-03-03T10:00:00Z'),
    committedAt: new Date('2026-03-03T10:00:00Z'),
    author: { name: 'Ana', email: 'ana@example.org', account: null },
    parents: ['p'.repeat(40)],
    size: null,
    files: [newFile(`src/part-${n}.ts`, lines)],
    ...more,
  };
}

/** A code host that knows these commits, and what it was asked. */
export function fakeHost(commits: readonly Told[]) {
  const world = { asked: [] as string[], fail: null as CodeHostError | null, note: null as string | null };
  const client = {
    getCommit: async (_repository: string, sha: string) => {
      world.asked.push(sha);
      if (world.fail !== null) throw world.fail;
      const found = commits.find((one) => one.sha === sha);
      if (found === undefined) throw new CodeHostError('gone', 'There is no such commit.');
      return found;
    },
    findAiNote: async () => world.note,
  } as Partial<CodeHostClient> as CodeHostClient;
  const codeHost = { open: () => client } as Partial<CodeHost> as CodeHost;
  return Object.assign(world, { codeHost });
}

/** A model that says this, whatever it is asked; keeps the questions. */
export function fakeModel(answers: (question: string, n: number) => ModelAnswer<unknown>) {
  const questions: string[] = [];
  const model: Model = {
    name: 'test-model',
    ask: async (request) => {
      questions.push(request.material);
      const said = answers(request.material, questions.length);
      if (said.kind !== 'answered') return said;
      const parsed = request.answer.safeParse(said.value);
      if (parsed.success) return { ...said, value: parsed.data };
      return { kind: 'malformed', text: JSON.stringify(said.value), tokens: said.tokens };
    },
  };
  return { model, questions };
}

export function analysisNeeds(db: TestDatabase, host: { readonly codeHost: CodeHost }, model: Model | null = null) {
  const vault = createVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]);
  return {
    ...peopleNeeds(db),
    act: db.store.act,
    ...{
      codeHost: host.codeHost,
      codeHostSettings: { publicUrl: null, app: null, token: null },
      vault,
      model,
      log: silentLog,
    },
    jobs: { add: async () => {} },
    knownTasks: createKnownTasks(),
  };
}

/** One selected repository of an open connection, and two people who are known by their addresses. */
export async function prepare(db: TestDatabase): Promise<void> {
  await settle(db, slackMember('ANA'), slackMember('BO'));
  const place = { workspaceId: WORKSPACE, table: 'connections', column: 'token', row: CONNECTION };
  const token = createVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]).seal(place, 'token');
  await db.store.scope(
    WORKSPACE,
    (tx) => tx.sql`
      insert into connections (id, source, via, account, token, state, connected_at)
      values (${CONNECTION}, 'github', 'token', 'acme', ${token}, 'open', '2026-01-01T00:00:00Z')`,
  );
  await db.store.scope(
    WORKSPACE,
    (tx) => tx.sql`
      insert into repositories (id, connection_id, host_id, full_name, default_branch, private, url, selected_at)
      values (${REPOSITORY}, ${CONNECTION}, '7', 'acme/web', 'main', false, 'https://github.com/acme/web', '2026-01-01T00:00:00Z')`,
  );
}

type Row = Pick<Weighed, 'sha' | 'value' | 'refinement' | 'reasons'> & { readonly refined: number | null };

export async function estimates(db: TestDatabase): Promise<readonly Row[]> {
  return db.store.sql<Row[]>`
    select sha, value, refinement, refined_value as refined, reasons from commit_estimates order by sha`;
}

/** Whose commits are, as `a1: ana 0.5, bo 0.5` by address. */
export async function shares(db: TestDatabase): Promise<readonly string[]> {
  const rows = await db.store.sql<{ told: string }[]>`
    select e.sha || ': ' || string_agg(i.email || ' ' || round(s.share::numeric, 2), ', ' order by i.email) as told
    from commit_shares s join commit_estimates e on e.id = s.commit_id join identities i on i.id = s.identity_id
    group by e.sha order by e.sha`;
  return rows.map(({ told }) => told.replace(/^a+/, ''));
}
