import { chanceOf } from './chance.ts';
import type { LocalAccount, LocalCommit, LocalPull, LocalReview, LocalTimelineItem } from './model.ts';

export type InventPull = {
  readonly seed: number;
  readonly repositoryId: number;
  /** 1 is the oldest, `of` the youngest. */
  readonly number: number;
  readonly of: number;
  readonly people: readonly LocalAccount[];
  readonly bot: LocalAccount;
  readonly untilMs: number;
  readonly days: number;
  readonly stale: boolean;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One pull request with all that happened on it; the same every time it is asked for. */
export function inventPull(about: InventPull): LocalPull {
  const { number, people, repositoryId, untilMs } = about;
  const { createdMs, lastMs } = timesOf(about);
  const dice = chanceOf(about.seed + repositoryId, number);
  const author = dice.roll() < 0.08 ? about.bot : dice.pick(people);
  const id = repositoryId * 100_000 + number;
  const commits = inventCommits(about, { author, createdMs, dice });
  const headSha = commits.at(-1)?.sha ?? dice.sha();
  const others = people.filter((person) => person !== author);
  const reviewer = dice.pick(others);
  const at = (share: number) => iso(createdMs + (lastMs - createdMs) * share);
  const fate = about.stale ? 'open' : dice.pick(['merged', 'merged', 'merged', 'merged', 'closed', 'open'] as const);
  const reviewed = !about.stale && dice.roll() < 0.8;
  const draft = fate === 'open' && dice.roll() < 0.15;
  const reviews: LocalReview[] = reviewed
    ? [
        ...(dice.roll() < 0.3 ? [review(1, 'CHANGES_REQUESTED', 0.3)] : []),
        review(2, fate === 'merged' ? 'APPROVED' : 'COMMENTED', 0.6),
      ]
    : [];
  function review(n: number, state: LocalReview['state'], share: number): LocalReview {
    return {
      id: id * 100 + n,
      user: reviewer,
      state,
      submittedAt: at(share),
      commitSha: headSha,
      body: 'Looks right.',
    };
  }
  const timeline: LocalTimelineItem[] = [
    { event: 'review_requested', at: at(0.02), actor: author, reviewer },
    ...(dice.roll() < 0.1
      ? [{ event: 'head_ref_force_pushed', at: at(0.4), actor: author, reviewer: null } as const]
      : []),
    ...(fate === 'merged' ? [{ event: 'merged', at: at(0.98), actor: reviewer, reviewer: null } as const] : []),
    ...(fate === 'open' ? [] : [{ event: 'closed', at: at(0.98), actor: reviewer, reviewer: null } as const]),
  ];
  return {
    ...{ id, number, draft, author },
    title: `${dice.pick(['Fix', 'Add', 'Tidy', 'Speed up'])} ${dice.pick(['the login', 'search', 'the export', 'billing'])} ${number}`,
    body: dice.roll() < 0.1 ? null : `What changed in ${number} and why. Closes #${number}.`,
    state: fate === 'open' ? 'open' : 'closed',
    ...{ createdAt: iso(createdMs), updatedAt: iso(lastMs) },
    ...{ mergedAt: fate === 'merged' ? at(0.98) : null, closedAt: fate === 'open' ? null : at(0.98) },
    ...{ mergedBy: fate === 'merged' ? reviewer : null, mergeSha: fate === 'merged' ? dice.sha() : null },
    ...{ headRef: `change-${number}`, headSha, baseRef: 'main', baseSha: dice.sha() },
    ...{ requestedReviewers: reviewed ? [] : [reviewer], requestedTeams: dice.roll() < 0.05 ? ['platform'] : [] },
    labels: dice.roll() < 0.2 ? ['bug'] : [],
    ...{ reviews, timeline, commits },
    reviewComments: reviewed
      ? Array.from({ length: dice.between(0, 3) }, (_, n) => comment(n, 0.3 + n * 0.1, reviewer))
      : [],
    comments: Array.from({ length: dice.between(0, 2) }, (_, n) => comment(10 + n, 0.2 + n * 0.1, dice.pick(people))),
    files: Array.from({ length: dice.between(1, 8) }, (_, n) => ({
      path: `src/${dice.pick(['app', 'api', 'web'])}/file-${number}-${n}.ts`,
      ...{ previousPath: null, status: dice.pick(['added', 'modified', 'modified', 'removed'] as const) },
      ...{ additions: dice.between(0, 80), deletions: dice.between(0, 40) },
    })),
    checks: Array.from({ length: 2 }, (_, n) => ({
      id: id * 100 + 50 + n,
      name: n === 0 ? 'test' : 'lint',
      conclusion: dice.roll() < 0.9 ? 'success' : 'failure',
      completedAt: iso(Math.min(createdMs + HOUR, untilMs)),
    })),
  };
  function comment(n: number, share: number, user: LocalAccount) {
    return { id: id * 100 + 60 + n, user, at: at(share), body: 'Could this be shorter?' };
  }
}

/** When it was made and last touched, in milliseconds: cheap, for sorting thousands. */
export function timesOf({ seed, repositoryId, number, of, untilMs, days, stale }: InventPull) {
  const dice = chanceOf(seed + repositoryId + 7, number);
  const youngest = stale ? untilMs - 3 * DAY : untilMs;
  const createdMs = second(youngest - (days * DAY * (of - number)) / of - DAY * dice.roll());
  const lastMs = second(Math.min(youngest, createdMs + 2 * HOUR + 3 * DAY * dice.roll()));
  return { createdMs, lastMs };
}

function inventCommits(
  { number }: InventPull,
  made: { author: LocalAccount; createdMs: number; dice: ReturnType<typeof chanceOf> },
): LocalCommit[] {
  const { author, createdMs, dice } = made;
  let parent = dice.sha();
  return Array.from({ length: dice.between(1, 5) }, (_, n) => {
    const commit = {
      sha: dice.sha(),
      message: `Step ${n + 1} of ${number}`,
      at: iso(createdMs - (6 - n) * HOUR),
      author,
      name: author.name ?? author.login,
      email: author.email ?? `${author.id}+${author.login}@users.noreply.github.com`,
      parents: [parent],
    };
    parent = commit.sha;
    return commit;
  });
}

function second(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

export function iso(ms: number): string {
  return new Date(second(ms)).toISOString().replace('.000Z', 'Z');
}
