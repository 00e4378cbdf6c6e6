import { cleanText } from '../../../kit/text.ts';
import type { HostCommit, HostFile } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { externalKeyOf, meetIdentities } from '../../people/index.ts';
import { estimateCommit } from '../domain/estimate.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import { judgeCopies } from '../domain/judge-copies.ts';
import { REFINE_FROM } from '../domain/refinement.ts';
import { equalShares, humansOf } from '../domain/shares.ts';
import { findTwins, lockValues, saveEstimate } from '../store/estimates.ts';

export type KeepNeeds = Pick<Ports, 'clock' | 'random' | 'announce' | 'model'>;

export type CommitToWeigh = Omit<HostCommit, 'parents' | 'size'> & {
  readonly files: readonly HostFile[];
  /** Null where the source doesn't tell. */
  readonly parents: number | null;
  readonly repository: { readonly key: string; readonly name: string; readonly private: boolean };
  readonly url: string | null;
  readonly source: 'host' | 'ingest';
};

export type Kept = { readonly id: string; readonly value: number; readonly refinement: 'none' | 'waiting' };

/**
 * Weighs a commit and keeps what it weighs, whose it is and why. Joins the transaction. The same commit, and the same
 * change under another commit, counts once.
 * @returns null when it was weighed by its diff before
 */
export async function keepEstimate(needs: KeepNeeds, tx: Tx, commit: CommitToWeigh): Promise<Kept | null> {
  const { repository, sha, message, authoredAt, url, source, files } = commit;
  const fingerprint = fingerprintOf(files);
  await lockValues(tx);
  const twins = await findTwins(tx, { repositoryKey: repository.key, sha }, fingerprint);
  const estimate = judgeCopies(estimateCommit({ files, parents: commit.parents ?? 1 }), twins);
  const isAsked = needs.model !== null && estimate.value >= REFINE_FROM;
  const refinement = isAsked ? 'waiting' : 'none';
  const id = await saveEstimate(tx, {
    ...{
      id: needs.random.uuid(),
      basis: 'diff',
      repositoryKey: repository.key,
      repositoryName: repository.name,
      private: repository.private,
    },
    ...{ sha, title: titleOf(message), url, authoredAt, weighedAt: needs.clock.now(), source, refinement },
    ...{ value: estimate.value, lowHours: estimate.hours.low, highHours: estimate.hours.high },
    ...{ reasons: estimate.reasons, changeKey: fingerprint?.change ?? null, undoKey: fingerprint?.undo ?? null },
    shares: await sharesOf(needs, tx, commit),
  });
  return id === null ? null : { id, value: estimate.value, refinement };
}

/** First line of a message. */
export const titleOf = (message: string): string => cleanText((message.trim().split('\n')[0] ?? '').slice(0, 200));

/** Programs that only the host knows as such are left out as well; with nobody left it is nobody's. */
async function sharesOf(needs: KeepNeeds, tx: Tx, commit: CommitToWeigh): Promise<ReadonlyMap<string, number>> {
  const humans = humansOf(commit);
  const met = await meetIdentities(needs, tx, humans);
  const ids = humans.flatMap((one) => {
    const identity = met.get(externalKeyOf(one) ?? '');
    return identity === undefined || identity.bot ? [] : [identity.id];
  });
  return equalShares(ids);
}
