import type { IdentityId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Repository } from '../../connections/index.ts';
import { externalKeyOf, type Identity, listIdentitiesById, meetIdentities } from '../../people/index.ts';
import { type ChangeSet, type ChangeSetCommit, listChangeSets } from '../../pull-requests/index.ts';
import { estimateFromSizes } from '../domain/estimate-sizes.ts';
import { equalShares, humansOf } from '../domain/shares.ts';
import { insertEstimates, lockValues } from '../store/estimates.ts';
import { type KeepNeeds, titleOf } from './keep-estimate.ts';

type Needs = Omit<KeepNeeds, 'model'>;

/**
 * Weighs commits by the paths and sizes of the pull requests they came in, without a request to the host. Joins the
 * transaction; what is weighed already stays.
 * @returns those of the shas that no known pull request holds: only their diffs can tell
 */
export async function weighBySizes(
  needs: Needs,
  tx: Tx,
  { repository, shas }: { readonly repository: Repository; readonly shas: readonly string[] },
): Promise<readonly string[]> {
  const sets = await listChangeSets(tx, { repositoryId: repository.id, shas });
  const wanted = new Set(shas);
  const found = new Map<string, Found>();
  for (const set of sets) {
    const estimates = estimateFromSizes(set);
    for (const commit of set.commits) {
      const estimate = estimates.get(commit.sha);
      // In two pull requests it counts in the first.
      if (estimate !== undefined && wanted.has(commit.sha) && !found.has(commit.sha))
        found.set(commit.sha, { commit, estimate });
    }
  }
  await lockValues(tx);
  const sharesOf = await meetAuthors(needs, tx, sets);
  await insertEstimates(
    tx,
    [...found.values()].map(({ commit, estimate }) => ({
      ...{ id: needs.random.uuid(), repositoryKey: repository.id, repositoryName: repository.fullName },
      ...{ private: repository.private, sha: commit.sha, title: titleOf(commit.message) },
      ...{ url: `${repository.url}/commit/${commit.sha}`, authoredAt: commit.authoredAt },
      ...{ weighedAt: needs.clock.now(), source: 'host', refinement: 'none', value: estimate.value },
      ...{ lowHours: estimate.hours.low, highHours: estimate.hours.high, reasons: estimate.reasons },
      // Nothing more is to be read of a merge.
      basis: commit.parents > 1 ? 'diff' : 'sizes',
      shares: sharesOf(commit),
    })),
  );
  return shas.filter((sha) => !found.has(sha));
}

type Found = {
  readonly commit: ChangeSetCommit;
  readonly estimate: NonNullable<ReturnType<ReturnType<typeof estimateFromSizes>['get']>>;
};

/** Authors are known since their commits were kept; co-authors are met by the words of the messages. */
async function meetAuthors(
  needs: Needs,
  tx: Tx,
  sets: readonly ChangeSet[],
): Promise<(commit: ChangeSetCommit) => ReadonlyMap<string, number>> {
  const commits = sets.flatMap((set) => set.commits);
  const ids = [...new Set(commits.flatMap(({ authorId }) => authorId ?? []))];
  const authors = new Map((await listIdentitiesById(tx, ids)).map((one) => [one.id, one]));
  const humans = (commit: ChangeSetCommit) => humansOf({ message: commit.message, author: asSeen(authors, commit) });
  const isAuthor = new Set([...authors.values()].map(({ externalKey }) => externalKey));
  const met = await meetIdentities(
    needs,
    tx,
    commits.flatMap(humans).filter((one) => !isAuthor.has(externalKeyOf(one) ?? '')),
  );
  const known = new Map([...met, ...[...authors.values()].map((one) => [one.externalKey, one] as const)]);
  return (commit) =>
    equalShares(
      humans(commit).flatMap((one) => {
        const identity = known.get(externalKeyOf(one) ?? '');
        return identity === undefined || identity.bot ? [] : [identity.id];
      }),
    );
}

function asSeen(authors: ReadonlyMap<IdentityId, Identity>, { authorId }: ChangeSetCommit) {
  const author = authorId === null ? undefined : authors.get(authorId);
  if (author === undefined) return { account: null, name: '', email: '' };
  const hostId = /^account:(.+)$/.exec(author.externalKey)?.[1];
  const account = hostId === undefined ? null : { id: hostId, login: author.login ?? '', bot: author.bot };
  return { account, name: author.name ?? '', email: author.email ?? '' };
}
