import { repositories } from '../company.ts';
import type { Copilot } from './copilot/copilot.ts';
import type { Json } from './emulator.ts';
import type { GitWorld } from './git-world.ts';
import type { Describe } from './json/describe.ts';
import { filesOf, type GitFile, type GitPull, sizeOf } from './model.ts';

/** What our layer answers: a list goes out in pages. Undefined where `emulate` shall answer, null where there is nothing. */
export type Found = Json | readonly Json[] | null | undefined;

type Needs = { readonly world: GitWorld; readonly describe: Describe; readonly copilot: Copilot };

/** GitHub's questions about pull requests and commits, by their paths below `/api/v3`. */
export function createRest({ world, describe, copilot }: Needs) {
  return (path: string, query: URLSearchParams): Found => {
    const told = copilot.answer(path, query);
    if (told !== undefined) return told;
    if (path === '/user/repos') return repositories.map(({ fullName }) => describe.repository(fullName));
    const [, name = '', rest = ''] = REPOSITORY.exec(path) ?? [];
    if (!repositories.some(({ fullName }) => fullName === name)) return undefined;
    if (rest === '') return describe.repository(name);
    if (rest === '/pulls') return listPulls(world.pulls(name), query).map(describe.pull);
    const [, kind, number, below = ''] = ONE_PULL.exec(rest) ?? [];
    if (number !== undefined) {
      const pull = world.find(name, Number(number));
      return pull === null ? null : ofPull(pull, { kind, below, describe });
    }
    const [, sha = '', about = ''] = COMMIT.exec(rest) ?? [];
    if (sha !== '') return ofCommit(world, sha, { about, name, describe });
    if (rest === '/deployments') return world.deployments(name).map(describe.deployment);
    return EMPTY.test(rest) ? [] : undefined;
  };
}

const REPOSITORY = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/;
const ONE_PULL = /^\/(pulls|issues)\/(\d+)(?:\/(.+))?$/;
const COMMIT = /^\/commits\/([0-9a-f]{40})(?:\/(.+))?$/;
/** What nobody makes here. */
const EMPTY = /^\/(releases|code-scanning\/alerts|dependabot\/alerts|secret-scanning\/alerts)$/;

function listPulls(pulls: readonly GitPull[], query: URLSearchParams): readonly GitPull[] {
  const state = query.get('state') ?? 'open';
  const shown = pulls.filter((pull) => state === 'all' || pull.state === state);
  if (query.get('sort') !== 'updated') return shown;
  const newest = shown.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return query.get('direction') === 'asc' ? newest.toReversed() : newest;
}

type OfPull = { readonly kind: string | undefined; readonly below: string; readonly describe: Describe };

function ofPull(pull: GitPull, { kind, below, describe }: OfPull): Found {
  switch (`${kind}/${below}`) {
    case 'pulls/':
      return describe.wholePull(pull);
    case 'pulls/reviews':
      return pull.reviews.map((review) => describe.review(pull, review));
    case 'pulls/commits':
      return pull.commits.map((commit) => describe.commit(pull.repository, commit));
    case 'pulls/files':
      return filesOf(pull).map(describeFile);
    case 'pulls/comments':
      return pull.reviews.flatMap((review) =>
        review.comments.map((comment) => describe.comment({ pull, review, comment })),
      );
    case 'issues/comments':
      return [];
    case 'issues/timeline':
    case 'issues/events':
      return pull.timeline.map((event) => ({
        ...{ id: event.id, event: event.event, created_at: event.at, actor: describe.account(event.by) },
        ...(event.reviewer !== null && {
          requested_reviewer: describe.account(event.reviewer),
          review_requester: describe.account(event.by),
        }),
      }));
    default:
      return undefined;
  }
}

type OfCommit = { readonly about: string; readonly name: string; readonly describe: Describe };

function ofCommit(world: GitWorld, sha: string, { about, name, describe }: OfCommit): Found {
  if (about === 'check-runs') {
    const runs = world.checksOf(sha);
    return { total_count: runs.length, check_runs: runs.map((check) => describe.check(name, check)) };
  }
  if (about === 'check-suites') return { total_count: 0, check_suites: [] };
  const commit = world.commit(sha);
  if (commit === null || about !== '') return undefined;
  const { additions, deletions } = sizeOf(commit.files);
  return {
    ...describe.commit(name, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: commit.files.map(describeFile),
  };
}

function describeFile({ path, status, additions, deletions, patch }: GitFile): Json {
  return { filename: path, status, additions, deletions, changes: additions + deletions, patch };
}
