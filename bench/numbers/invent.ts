import { type Fact, factOf } from '../../src/features/kpis/domain/fact.ts';
import type { Subject } from '../../src/features/kpis/domain/subject.ts';
import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../src/kit/ids.ts';

export const YEARS = Number(process.env.BENCH_YEARS ?? 5);
export const PEOPLE = 200;
export const TEAMS = 20;
export const REPOSITORIES = 40;
export const COMMITS_EACH = 5;
export const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;

/** An id of one kind by its number. */
export const idOf = (kind: number, n: number): string =>
  `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const kinds = { workspace: 1, person: 2, team: 3, repository: 4, account: 5, pull: 6, other: 7 } as const;

export type Invented = {
  readonly subject: Subject;
  /** Computed when it is asked for. */
  readonly fact: () => Fact;
  readonly n: number;
  readonly account: number;
  readonly reviewer: number;
  readonly mergedAt: Date;
};

/** The n-th pull request of a workspace: merged `at`, by somebody, with a review, commits and often a deployment. */
export function inventPull(n: number, at: number): Invented {
  const dice = rolling(n);
  const person = Math.floor(dice() ** 1.5 * PEOPLE);
  const isBot = dice() < 0.05;
  const account = isBot ? PEOPLE : person;
  const reviewer = (person + 1 + Math.floor(dice() * 9)) % PEOPLE;
  const open = HOUR * (1 + dice() ** 3 * 150);
  const [mergedAt, createdAt] = [new Date(at), new Date(at - open)];
  const coding = HOUR * (1 + dice() ** 2 * 60);
  const reviewedAt = new Date(at - open * (0.2 + dice() * 0.7));
  const deployedAt = dice() < 0.6 ? new Date(at + HOUR * (0.2 + dice() * 20)) : null;
  const subject: Subject = {
    ...{ id: idOf(kinds.pull, n) as PullRequestId, number: n + 1, state: 'merged', draft: false },
    repositoryId: idOf(kinds.repository, n % REPOSITORIES) as RepositoryId,
    author: { personId: isBot ? null : (idOf(kinds.person, person) as PersonId), bot: isBot },
    teamIds: isBot ? [] : [idOf(kinds.team, person % TEAMS) as TeamId],
    ...{ createdAt, mergedAt, updatedAt: mergedAt },
    authoredAt: Array.from({ length: COMMITS_EACH }, (_, i) => new Date(createdAt.getTime() - coding / (1 + i))),
    turns: [],
    responses: [{ at: reviewedAt, form: 'review', kind: 'approved', by: 'human' }],
    reRequests: 0,
    deployments: deployedAt === null ? [] : [{ startedAt: null, finishedAt: deployedAt }],
    ...{ releasedAt: null, issueStartedAt: null, deploysOnMerge: false, deploys: true, releases: false },
    nature: { revert: null, hotfix: false },
  };
  return { subject, fact: () => factOf(subject, isBot ? 'UTC' : ZONE), n, account, reviewer, mergedAt };
}

/** Always the same numbers between 0 and 1 (mulberry32). */
function rolling(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
