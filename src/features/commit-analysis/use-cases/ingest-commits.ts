import type { ApiKeyActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories, type Repository } from '../../connections/index.ts';
import { type IngestCommit, type Issue, ingestBatch, readIngested } from '../domain/ingest.ts';
import { nameKey } from '../domain/weighed.ts';
import { listWeighed } from '../store/estimates.ts';
import { type CommitToWeigh, keepEstimate } from './keep-estimate.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'announce'>;

/** What became of one commit of a batch: `known` was taken before and stays as it is. */
export type Ingested = {
  readonly index: number;
  readonly status: 'accepted' | 'known' | 'invalid';
  readonly issues: readonly Issue[];
};

/** Commits in one transaction: short enough that nobody waits for its locks. */
const STEP = 50;

/**
 * Weighs commits that a program hands over, 500 at most. Each repository and sha counts once, so a batch may be sent
 * again; what is wrong with one commit stops no other. Values are not told: they are their authors' alone.
 * @throws MusterError 'invalid' it isn't a batch
 */
export async function ingestCommits(needs: Needs, actor: ApiKeyActor, body: unknown): Promise<readonly Ingested[]> {
  const batch = ingestBatch.safeParse(body);
  if (!batch.success)
    throw new MusterError('invalid', 'Send { "commits": [ … ] } with 1 to 500 commits.', {
      fields: { commits: 'should be a list of 1 to 500 commits' },
    });
  const now = needs.clock.now();
  const read = batch.data.commits.map((item, index) => ({ index, ...readIngested(item, now) }));
  const results: Ingested[] = [];
  for (let at = 0; at < read.length; at += STEP) {
    const step = read.slice(at, at + STEP);
    const taken = await needs.scope(actor.workspaceId, (tx) =>
      takeAll(
        needs,
        tx,
        step.flatMap((one) => ('commit' in one ? [one] : [])),
      ),
    );
    for (const one of step)
      results.push(
        'commit' in one
          ? { index: one.index, status: taken.has(one.index) ? 'accepted' : 'known', issues: [] }
          : { index: one.index, status: 'invalid', issues: one.issues },
      );
  }
  return results;
}

type Item = { readonly index: number; readonly commit: IngestCommit };

/** @returns places in the batch of those that are new */
async function takeAll(needs: Needs, tx: Tx, items: readonly Item[]): Promise<ReadonlySet<number>> {
  const repositories = await listSelectedRepositories(tx);
  const named = new Map(repositories.map((one) => [one.fullName.toLowerCase(), one]));
  const taken = new Set<number>();
  // In one order everywhere: two batches at once wait for each other instead of stopping each other.
  const ordered = items.toSorted((a, b) => a.commit.repository.localeCompare(b.commit.repository) || a.index - b.index);
  for (const { index, commit } of ordered) {
    const weighable = toWeigh(commit, named.get(commit.repository.toLowerCase()) ?? null);
    const known = await listWeighed(tx, weighable.repository.key, [commit.sha]);
    if (known.some(({ basis }) => basis !== 'sizes')) continue;
    // No model is asked: a program waits for the answer.
    const kept = await keepEstimate({ ...needs, model: null }, tx, weighable);
    if (kept !== null) taken.add(index);
  }
  return taken;
}

function toWeigh(commit: IngestCommit, repository: Repository | null): CommitToWeigh {
  const { sha, message, authored_at: authoredAt, author, parents, files } = commit;
  return {
    ...{ sha, message, authoredAt, committedAt: authoredAt, parents, source: 'ingest' },
    author: { ...author, account: null },
    repository: {
      key: repository?.id ?? nameKey(commit.repository),
      name: repository?.fullName ?? commit.repository,
      private: repository?.private ?? false,
    },
    url: repository === null ? null : `${repository.url}/commit/${sha}`,
    files: files.map(({ previous_path: previousPath, ...file }) => ({ ...file, previousPath })),
  };
}
