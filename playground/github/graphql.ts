import type { Json } from './emulator.ts';
import type { GitWorld } from './git-world.ts';
import { type Describe, signatureOf } from './json/describe.ts';
import { CHECK_NAME, ENVIRONMENT } from './json/describe-more.ts';
import {
  filesOf,
  type GitCommit,
  type GitDeployment,
  type GitEvent,
  type GitPull,
  type GitReview,
  headOf,
  MAIN,
  sizeOf,
} from './model.ts';

type Eyes = { readonly world: GitWorld; readonly describe: Describe };

/**
 * GitHub's other interface: a repository's pull requests with all there is on them. No engine: which fields a query
 * selects isn't looked at, it gets all of them; a query for anything else is answered as a mistake.
 */
export function answerGraphql({ world, describe }: Eyes, asked: unknown): object {
  const { query = '', variables = {} } = (asked ?? {}) as Asked;
  const name = `${variables.owner}/${variables.name}`;
  if (describe.repository(name).id === undefined)
    return { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: `There is no repository ${name}.` }] };
  if (query.includes('deployments(')) {
    const { nodes, ...about } = page(world.deployments(name), variables);
    return { data: { repository: { deployments: { ...about, nodes: nodes.map(deploymentOf) } } } };
  }
  if (!query.includes('pullRequests('))
    return { data: null, errors: [{ message: 'The local GitHub does not know this query.' }] };
  const pulls = world.pulls(name).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt) || b.id - a.id);
  const { nodes, ...about } = page(pulls, variables);
  return {
    data: { repository: { pullRequests: { ...about, nodes: nodes.map((pull) => nodeOf(pull, describe)) } } },
  };
}

type Asked = { readonly query?: string; readonly variables?: Readonly<Record<string, unknown>> };

function page<T>(all: readonly T[], { first, after }: Readonly<Record<string, unknown>>) {
  const start = typeof after === 'string' ? Number(after) : 0;
  const end = Math.min(all.length, start + Math.min(100, Number(first ?? 100)));
  const pageInfo = { hasNextPage: end < all.length, endCursor: String(end) };
  return { totalCount: all.length, pageInfo, nodes: all.slice(start, end) };
}

function nodeOf(pull: GitPull, describe: Describe): Json {
  const files = filesOf(pull);
  const actor = (id: string | null) => (id === null ? null : actorOf(describe.account(id)));
  const { state, merged, closedAt } = pull;
  return {
    ...{ fullDatabaseId: String(pull.id), number: pull.number, title: pull.title, body: pull.body },
    ...{ url: describe.pull(pull).html_url, isDraft: pull.draft },
    ...{
      state: merged !== null ? 'MERGED' : state.toUpperCase(),
      createdAt: pull.createdAt,
      updatedAt: pull.updatedAt,
    },
    ...{ mergedAt: merged?.at ?? null, closedAt, author: actor(pull.by), mergedBy: actor(merged?.by ?? null) },
    mergeCommit: merged === null ? null : { oid: merged.sha },
    ...{ headRefName: pull.branch, headRefOid: headOf(pull), baseRefName: MAIN, baseRefOid: pull.baseSha },
    ...{ ...sizeOf(files), changedFiles: files.length, labels: list([]), comments: list([]) },
    reviewThreads: list(pull.reviews.flatMap((review) => threadsOf(review, actor))),
    reviewRequests: list(pull.requested.map((id) => ({ requestedReviewer: actor(id) }))),
    reviews: list(
      pull.reviews.map(({ id, state: verdict, at, body, by, sha }) => ({
        ...{ fullDatabaseId: String(id), state: verdict, submittedAt: at, body, author: actor(by) },
        commit: { oid: sha },
      })),
    ),
    timelineItems: list(pull.timeline.map((event) => eventOf(event, actor))),
    commits: list(pull.commits.map((commit) => ({ commit: commitOf(commit, describe) }))),
    files: list(
      files.map(({ path, additions, deletions }) => ({ path, additions, deletions, changeType: 'MODIFIED' })),
    ),
    lastCommit: { nodes: [{ commit: { oid: headOf(pull), statusCheckRollup: rollupOf(pull) } }] },
  };
}

function eventOf({ event, at, by, reviewer }: GitEvent, actor: (id: string | null) => Json | null): Json {
  return {
    ...{ __typename: TYPES[event], createdAt: at, actor: actor(by) },
    ...(reviewer !== null && { requestedReviewer: actor(reviewer) }),
  };
}

/** Each comment on a line begins a thread of its own. */
function threadsOf({ comments, at, by }: GitReview, actor: (id: string | null) => Json | null): readonly Json[] {
  return comments.map(({ id, body }) => ({
    comments: list([{ fullDatabaseId: String(id), createdAt: at, body, author: actor(by) }]),
  }));
}

/** Null where nothing was checked. */
function rollupOf(pull: GitPull): Json | null {
  const runs = pull.checks.filter(({ sha }) => sha === headOf(pull));
  const nodes = runs.map(({ id, conclusion, at }) => ({
    ...{
      __typename: 'CheckRun',
      databaseId: id,
      name: CHECK_NAME,
      conclusion: conclusion.toUpperCase(),
      completedAt: at,
    },
  }));
  return nodes.length === 0 ? null : { contexts: list(nodes) };
}

function deploymentOf({ id, sha, state, at }: GitDeployment): Json {
  return {
    ...{ databaseId: id, commitOid: sha, environment: ENVIRONMENT, originalEnvironment: ENVIRONMENT, createdAt: at },
    latestStatus: { state: state.toUpperCase(), createdAt: at },
  };
}

const TYPES = {
  review_requested: 'ReviewRequestedEvent',
  ready_for_review: 'ReadyForReviewEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  head_ref_force_pushed: 'HeadRefForcePushedEvent',
} as const satisfies Record<GitEvent['event'], string>;

function commitOf(commit: GitCommit, describe: Describe): Json {
  const { login, id } = describe.account(commit.by);
  const { name, email } = signatureOf(commit.by);
  return {
    ...{ oid: commit.sha, message: commit.message, authoredDate: commit.at, committedDate: commit.at },
    author: { name, email, user: { login, databaseId: id } },
    parents: list(commit.parents.map((oid) => ({ oid }))),
  };
}

function actorOf({ login, id }: Json): Json {
  return { __typename: 'User', login, databaseId: id };
}

function list(nodes: readonly Json[]): Json {
  return { totalCount: nodes.length, nodes };
}
