import type { RepositoryId, WorkspaceId } from '../../../kit/ids.ts';
import { type CodeHostClient, CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listSelectedRepositories, openConnection, type Repository } from '../../connections/index.ts';
import { recordAiNote } from '../../pull-requests/index.ts';
import { TOKENS_FOR_HISTORY, TOKENS_PER_DAY } from '../domain/refinement.ts';
import { listWeighed } from '../store/estimates.ts';
import { markGone } from '../store/unread.ts';
import { type KeepNeeds, keepEstimate } from './keep-estimate.ts';
import { type RefineNeeds, refineBatch, type ToRefine } from './refine-batch.ts';

type Needs = KeepNeeds & RefineNeeds & Pick<Ports, 'scope' | 'codeHost' | 'codeHostSettings' | 'vault'>;

type Batch = {
  readonly workspaceId: WorkspaceId;
  readonly repositoryId: RepositoryId;
  readonly shas: readonly string[];
  /** Whether it happened just now: history looks for no notes of agents and leaves the model half of its day. */
  readonly live: boolean;
};

/**
 * Reads commits from the host and weighs them, each in a transaction of its own, then asks the model about all of them.
 * What was estimated from sizes gives way to what its diff says. Harmless when run again: what is weighed by its diff stays.
 * Diffs are in memory only.
 * @throws CodeHostError limited or unavailable: the rest is weighed when the job comes again
 */
export async function weighCommits(needs: Needs, { workspaceId, repositoryId, shas, live }: Batch): Promise<void> {
  const { repository, known } = await needs.scope(workspaceId, async (tx) => ({
    // Deselected meanwhile: nothing of it is read any more.
    repository: (await listSelectedRepositories(tx)).find(({ id }) => id === repositoryId) ?? null,
    known: await listWeighed(tx, repositoryId, shas),
  }));
  if (repository === null) return;
  const isDone = ({ refinement, basis }: (typeof known)[number]) => basis !== 'sizes' && refinement !== 'waiting';
  const done = new Set(known.filter(isDone).map(({ sha }) => sha));
  const open = shas.filter((sha) => !done.has(sha));
  if (open.length === 0) return;
  const client = await openConnection(needs, { workspaceId, connectionId: repository.connectionId });
  const toRefine: ToRefine[] = [];
  for (const sha of open) {
    const waiting = known.find((row) => row.sha === sha && row.refinement === 'waiting') ?? null;
    const weighed = await weighOne(needs, { workspaceId, repository, client, sha, live, waiting });
    if (weighed !== null) toRefine.push(weighed);
  }
  await refineBatch(needs, { workspaceId, cap: live ? TOKENS_PER_DAY : TOKENS_FOR_HISTORY }, toRefine);
}

type One = {
  readonly workspaceId: WorkspaceId;
  readonly repository: Repository;
  readonly client: CodeHostClient;
  readonly sha: string;
  readonly live: boolean;
  /** Weighed by a run that ended before the model was asked. */
  readonly waiting: { readonly id: string } | null;
};

/** @returns what a model is to be asked about; null when there is nothing to ask */
async function weighOne(
  needs: Needs,
  { workspaceId, repository, client, sha, live, waiting }: One,
): Promise<ToRefine | null> {
  const commit = await readCommit(client, repository.fullName, sha);
  if (commit === null) {
    await needs.scope(workspaceId, (tx) => markGone(tx, { repositoryKey: repository.id, sha }));
    return null;
  }
  const { id: key, fullName: name, private: isPrivate } = repository;
  const at = { key, name, private: isPrivate };
  const url = `${repository.url}/commit/${sha}`;
  const asked = { ...commit, parents: commit.parents.length, repository: at, url, source: 'host' as const };
  if (waiting !== null) return { id: waiting.id, message: commit.message, files: commit.files };
  const note = live ? await readNote(client, repository.fullName, sha) : null;
  const kept = await needs.scope(workspaceId, async (tx) => {
    if (note !== null) await recordAiNote(needs, tx, { repositoryId: repository.id, sha, note });
    return keepEstimate(needs, tx, asked);
  });
  return kept?.refinement === 'waiting' ? { id: kept.id, message: commit.message, files: commit.files } : null;
}

/** Null for commits that a force-push has swept away. */
async function readCommit(client: CodeHostClient, repository: string, sha: string) {
  try {
    return await client.getCommit(repository, sha);
  } catch (error) {
    if (error instanceof CodeHostError && error.failure === 'gone') return null;
    throw error;
  }
}

/** A commit is weighed all the same where its note can't be read. */
async function readNote(client: CodeHostClient, repository: string, sha: string): Promise<string | null> {
  try {
    return await client.findAiNote(repository, sha);
  } catch (error) {
    if (error instanceof CodeHostError && error.failure !== 'limited') return null;
    throw error;
  }
}
