import type { IdentityId } from '../../../kit/ids.ts';
import type { HostAccount, HostCommit } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { externalKeyOf, meetIdentities, type Sighting } from '../../people/index.ts';
import type { Facts } from '../domain/facts.ts';

/** Finds the identity behind an account or a commit's author; null for accounts that are gone. */
export type Who = {
  account(account: HostAccount | null): IdentityId | null;
  author(commit: HostCommit): IdentityId | null;
};

/** Everybody these facts name, met in one go. Joins the transaction. */
export async function meetEverybody(
  needs: Pick<Ports, 'clock' | 'random' | 'announce'>,
  tx: Tx,
  facts: Facts,
): Promise<Who> {
  const accounts = accountsIn(facts).filter((account) => account !== null);
  const authors = commitsIn(facts).map(authorOf);
  const met = await meetIdentities(needs, tx, [...accounts.map(sightingOf), ...authors]);
  const find = (sighting: Sighting) => {
    const key = externalKeyOf(sighting);
    return (key === null ? undefined : met.get(key)?.id) ?? null;
  };
  return {
    account: (account) => (account === null ? null : find(sightingOf(account))),
    author: (commit) => find(authorOf(commit)),
  };
}

function sightingOf(account: HostAccount): Sighting {
  return { account, name: null, email: null };
}

function authorOf({ author }: HostCommit): Sighting {
  return { account: author.account, name: author.name, email: author.email };
}

function commitsIn({ commits = [], pushes = [] }: Facts): readonly HostCommit[] {
  return [...commits, ...pushes].flatMap((list) => list.commits);
}

function accountsIn(facts: Facts): readonly (HostAccount | null)[] {
  const { pullRequests = [], reviews = [], comments = [], timeline = [] } = facts;
  return [
    ...pullRequests.flatMap(({ author, mergedBy, requestedReviewers }) => [author, mergedBy, ...requestedReviewers]),
    ...[...reviews, ...comments].map(({ author }) => author),
    ...timeline.map(({ reviewer }) => (reviewer !== null && 'id' in reviewer ? reviewer : null)),
  ];
}
