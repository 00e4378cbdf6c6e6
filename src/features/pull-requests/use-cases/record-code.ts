import type { HostCommit } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import { markRead } from '../store/pull-requests.ts';
import { listKnownShas, saveCommits, saveCommitTies, saveFiles } from '../store/save-commits.ts';
import type { Who } from './meet-everybody.ts';
import type { Recording } from './record-facts.ts';

type Told = { readonly recording: Recording; readonly who: Who };

/**
 * Writes commits, whose they are, and files. The repository must be held.
 * @returns shas of commits nobody told of before
 */
export async function recordCode(needs: Pick<Ports, 'random'>, tx: Tx, told: Told): Promise<readonly string[]> {
  const { repository, commits = [], files = [] } = told.recording;
  const own = () => ({ id: needs.random.uuid(), repositoryId: repository.id });
  const rows = commitRows(own, told);
  const shas = rows.map(({ sha }) => sha);
  const known = await listKnownShas(tx, repository.id, shas);
  await saveCommits(tx, rows);
  await saveCommitTies(
    tx,
    commits.flatMap(({ number, headSha, commits: list }) =>
      list.map(({ sha }, position) => ({ ...own(), number, headSha, sha, position })),
    ),
  );
  await saveFiles(
    tx,
    files.flatMap(({ number, headSha, files: list }) =>
      list.map(({ patch: _, ...file }) => ({ ...own(), number, headSha, ...file })),
    ),
  );
  await markRead(tx, repository.id, files);
  return shas.filter((sha) => !known.has(sha));
}

type Seen = { readonly commit: HostCommit; readonly pushedAt: Date | null; readonly onDefaultBranch: boolean };

/** One row for each commit: a statement must not touch one twice. */
function commitRows(own: () => { readonly id: string; readonly repositoryId: string }, { recording, who }: Told) {
  const { repository, commits = [], pushes = [] } = recording;
  const listed = commits
    .flatMap((list) => list.commits)
    .map((commit): Seen => ({ commit, pushedAt: null, onDefaultBranch: false }));
  const pushed = pushes.flatMap(({ branch, at, commits: list }) =>
    list.map((commit): Seen => ({ commit, pushedAt: at, onDefaultBranch: branch === repository.defaultBranch })),
  );
  return [...groupBy([...listed, ...pushed], ({ commit }) => commit.sha).values()].map((same) => {
    const [{ commit }] = same;
    const { sha, message, authoredAt, committedAt } = commit;
    const pushes = same.map(({ pushedAt }) => pushedAt?.getTime()).filter((at) => at !== undefined);
    return {
      ...{ ...own(), sha, message, authoredAt, committedAt, authorId: who.author(commit) },
      parents: same.find((seen) => seen.commit.parents.length > 0)?.commit.parents ?? [],
      ...sizeOf(same),
      pushedAt: pushes.length === 0 ? null : new Date(Math.min(...pushes)),
      onDefaultBranch: same.some((seen) => seen.onDefaultBranch),
    };
  });
}

function sizeOf(same: readonly Seen[]): { readonly additions: number | null; readonly deletions: number | null } {
  return same.find(({ commit }) => commit.size !== null)?.commit.size ?? { additions: null, deletions: null };
}
