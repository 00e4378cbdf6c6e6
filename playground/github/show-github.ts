import { repositories } from '../company.ts';
import type { DeliveryShown, GitHubShown, PullEvent, PullShown } from '../web/contract.ts';
import type { KeptDelivery } from './git-journal.ts';
import {
  filesOf,
  type GitCheck,
  type GitCommit,
  type GitEvent,
  type GitPull,
  type GitReview,
  headOf,
  sizeOf,
} from './model.ts';
import type { LocalGitHub } from './open-github.ts';

/** Those that are over. All that are open are shown. */
const OVER_MAX = 20;
const DELIVERIES_MAX = 20;

/** What the page shows of the local GitHub. */
export function showGitHub({ world, deliveries }: Pick<LocalGitHub, 'world' | 'deliveries'>): GitHubShown {
  return {
    repositories: repositories.map(({ fullName, about, language }) => {
      const sent = deliveries.of(fullName);
      const all = world.pulls(fullName).toSorted(byInterest);
      const open = all.filter(({ state }) => state === 'open');
      const pulls = all.slice(0, open.length + OVER_MAX);
      return {
        ...{ fullName, about, language, over: all.length - open.length },
        deployment: world.deployments(fullName)[0] ?? null,
        pulls: pulls.map((pull) => showPull(pull, sent)),
        deliveries: showDeliveries(sent.filter(({ number }) => number === null)),
      };
    }),
  };
}

function byInterest(a: GitPull, b: GitPull): number {
  if (a.state !== b.state) return a.state === 'open' ? -1 : 1;
  return b.updatedAt.localeCompare(a.updatedAt) || b.number - a.number;
}

function showPull(pull: GitPull, sent: readonly KeptDelivery[]): PullShown {
  const { repository, number, title, body, by, branch, createdAt, updatedAt, merged, requested } = pull;
  const files = filesOf(pull);
  return {
    ...{ repository, number, title, body, by, branch, createdAt, updatedAt, requested },
    ...{ state: stateOf(pull), mergedBy: merged?.by ?? null, ...sizeOf(files), files: files.map(({ path }) => path) },
    check: pull.checks.findLast(({ sha }) => sha === headOf(pull))?.conclusion ?? null,
    story: storyOf(pull),
    deliveries: showDeliveries(sent.filter((one) => one.number === number)),
  };
}

function stateOf({ merged, state, draft }: GitPull): PullShown['state'] {
  if (merged !== null) return 'merged';
  return state === 'closed' ? 'closed' : draft ? 'draft' : 'open';
}

/** In the order it happened. */
function storyOf({ commits, reviews, timeline, checks, merged }: GitPull): readonly PullEvent[] {
  return [...commits, ...reviews, ...timeline, ...checks]
    .toSorted((a, b) => a.id - b.id)
    .flatMap(eventOf)
    .filter(({ kind, at }) => kind !== 'closed' || at !== merged?.at);
}

function eventOf(one: GitCommit | GitReview | GitEvent | GitCheck): readonly PullEvent[] {
  const base = { key: String(one.id), at: one.at, by: one.by };
  if ('message' in one) return [{ ...base, kind: 'commit', sha: one.sha, message: one.message }];
  if ('conclusion' in one) return [{ ...base, kind: one.conclusion === 'success' ? 'passed' : 'failed' }];
  if ('state' in one) {
    const lines = one.comments.map(({ path, body }) => ({ path, body }));
    return [{ ...base, kind: VERDICTS[one.state], body: one.body, lines }];
  }
  switch (one.event) {
    case 'review_requested':
      return one.reviewer === null ? [] : [{ ...base, kind: 'asked', reviewer: one.reviewer }];
    case 'ready_for_review':
      return [{ ...base, kind: 'ready' }];
    case 'head_ref_force_pushed':
      return [{ ...base, kind: 'forced' }];
    case 'merged':
    case 'reopened':
      return [{ ...base, kind: one.event }];
    case 'closed':
      return [{ ...base, kind: 'closed' }];
    default:
      return one.event satisfies never;
  }
}

const VERDICTS = { APPROVED: 'approved', CHANGES_REQUESTED: 'changes', COMMENTED: 'comment' } as const;

function showDeliveries(sent: readonly KeptDelivery[]): readonly DeliveryShown[] {
  return sent.slice(0, DELIVERIES_MAX).map(({ id, at, event, action, status, redelivery }) => ({
    ...{ id, at, status },
    what: [event, action, redelivery && '(again)'].filter(Boolean).join(' '),
  }));
}
