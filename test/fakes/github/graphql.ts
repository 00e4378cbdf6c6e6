import type { LocalAccount, LocalCheck, LocalComment, LocalFile, LocalPull, LocalTimelineItem } from './model.ts';
import { sum } from './rest-json.ts';
import type { LocalRepository, World } from './world.ts';

type Asked = { readonly query: string; readonly variables: Record<string, unknown> };

/**
 * The few questions Muster asks of GraphQL, known by the fields they name; all else is answered as GitHub answers a
 * mistake. Not an engine: what a query selects isn't looked at, so its words are checked elsewhere.
 */
export function answerGraphql(world: World, { query, variables }: Asked): object {
  const repository = world.repository(`${variables.owner}/${variables.name}`);
  if (repository === null)
    return {
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository' }],
    };
  const first = Math.min(100, Number(variables.first ?? 100));
  const after = typeof variables.after === 'string' ? Number(Buffer.from(variables.after, 'base64').toString()) : 0;
  if (query.includes('pullRequests('))
    return { data: { repository: { pullRequests: pullsPage(repository, { first, after }) } } };
  if (query.includes('deployments('))
    return { data: { repository: { deployments: deploymentsPage(repository, { first, after }) } } };
  return { errors: [{ message: 'The local GitHub does not know this query.' }] };
}

/** What the page costs by GitHub's own formula, in points: one for each hundred connections asked, at least one. */
export function costOf({ query, variables }: Asked): number {
  const nested = query.split(/\(first: \d+|\(last: \d+/).length - 1;
  return Math.max(1, Math.round((Number(variables.first ?? 1) * nested) / 100));
}

type Page = { readonly first: number; readonly after: number };

function pullsPage(repository: LocalRepository, { first, after }: Page) {
  const all = repository.byUpdate();
  const nodes = all.slice(after, after + first).flatMap(({ number }) => repository.pull(number) ?? []);
  return {
    totalCount: all.length,
    pageInfo: pageInfo(all.length, { first, after }),
    nodes: nodes.map((pull) => pullNode(pull, repository)),
  };
}

function deploymentsPage(repository: LocalRepository, { first, after }: Page) {
  const all = repository.deployments;
  return {
    pageInfo: pageInfo(all.length, { first, after }),
    nodes: all.slice(after, after + first).map((one) => ({
      ...{ databaseId: one.id, commitOid: one.sha, environment: one.environment, createdAt: one.createdAt },
      ...{ originalEnvironment: one.environment, state: one.state.toUpperCase(), updatedAt: one.stateAt },
      latestStatus: { state: one.state.toUpperCase(), createdAt: one.stateAt },
    })),
  };
}

function pageInfo(length: number, { first, after }: Page) {
  const end = Math.min(length, after + first);
  return { hasNextPage: end < length, endCursor: Buffer.from(String(end)).toString('base64') };
}

function pullNode(pull: LocalPull, repository: LocalRepository) {
  return {
    ...{ fullDatabaseId: String(pull.id), number: pull.number, title: pull.title, body: pull.body ?? '' },
    ...{ url: `https://github.com/${repository.fullName}/pull/${pull.number}`, isDraft: pull.draft },
    state: pull.mergedAt !== null ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED',
    ...{ createdAt: pull.createdAt, updatedAt: pull.updatedAt, mergedAt: pull.mergedAt, closedAt: pull.closedAt },
    ...{ author: actor(pull.author), mergedBy: actor(pull.mergedBy) },
    mergeCommit: pull.mergeSha === null ? null : { oid: pull.mergeSha },
    ...{ headRefName: pull.headRef, headRefOid: pull.headSha, baseRefName: pull.baseRef, baseRefOid: pull.baseSha },
    ...{ additions: sum(pull.files, 'additions'), deletions: sum(pull.files, 'deletions') },
    changedFiles: pull.files.length,
    labels: connection(pull.labels.map((name) => ({ name }))),
    reviewRequests: connection([
      ...pull.requestedReviewers.map((one) => ({ requestedReviewer: actor(one) })),
      ...pull.requestedTeams.map((slug) => ({ requestedReviewer: { __typename: 'Team', slug } })),
    ]),
    reviews: connection(
      pull.reviews.map((one) => ({
        ...{ fullDatabaseId: String(one.id), state: one.state, submittedAt: one.submittedAt, body: one.body },
        ...{ author: actor(one.user), commit: one.commitSha === null ? null : { oid: one.commitSha } },
        comments: { totalCount: 0 },
      })),
    ),
    comments: connection(pull.comments.map(comment)),
    reviewThreads: connection(pull.reviewComments.map((one) => ({ comments: connection([comment(one)]) }))),
    timelineItems: connection(pull.timeline.filter(({ event }) => event !== 'labeled').map(timelineItem)),
    commits: connection(
      pull.commits.map((one) => ({
        commit: {
          ...{ oid: one.sha, message: one.message, authoredDate: one.at, committedDate: one.at },
          author: { name: one.name, email: one.email, user: one.author?.type === 'User' ? bare(one.author) : null },
          parents: { nodes: one.parents.map((oid) => ({ oid })) },
          additions: Math.round(sum(pull.files, 'additions') / pull.commits.length),
          deletions: Math.round(sum(pull.files, 'deletions') / pull.commits.length),
        },
      })),
    ),
    files: connection(pull.files.map(file)),
    lastCommit: {
      nodes: [
        {
          commit: {
            oid: pull.headSha,
            statusCheckRollup: pull.checks.length === 0 ? null : { contexts: connection(pull.checks.map(check)) },
          },
        },
      ],
    },
  };
}

/** GitHub's GraphQL leaves the `[bot]` ending out. */
function actor(one: LocalAccount | null) {
  if (one === null) return null;
  return { __typename: one.type, login: one.login.replace('[bot]', ''), databaseId: one.id };
}

function bare({ login, id }: LocalAccount) {
  return { login, databaseId: id };
}

function comment(one: LocalComment) {
  return { fullDatabaseId: String(one.id), createdAt: one.at, body: one.body, author: actor(one.user) };
}

const TIMELINE: Readonly<Record<Exclude<LocalTimelineItem['event'], 'labeled'>, string>> = {
  ready_for_review: 'ReadyForReviewEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  head_ref_force_pushed: 'HeadRefForcePushedEvent',
  reopened: 'ReopenedEvent',
  closed: 'ClosedEvent',
  merged: 'MergedEvent',
};

function timelineItem(one: LocalTimelineItem) {
  const reviewer =
    one.reviewer === null
      ? {}
      : {
          requestedReviewer:
            'team' in one.reviewer ? { __typename: 'Team', slug: one.reviewer.team } : actor(one.reviewer),
        };
  return {
    __typename: TIMELINE[one.event as keyof typeof TIMELINE],
    ...{ createdAt: one.at, actor: actor(one.actor), ...reviewer },
  };
}

const CHANGE = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' } as const;

function file(one: LocalFile) {
  return { path: one.path, additions: one.additions, deletions: one.deletions, changeType: CHANGE[one.status] };
}

function check(one: LocalCheck) {
  return {
    __typename: 'CheckRun',
    ...{ databaseId: one.id, name: one.name, completedAt: one.completedAt },
    conclusion: one.conclusion?.toUpperCase() ?? null,
  };
}

/** A hundred at most, as asked for everywhere. */
function connection<T>(nodes: readonly T[]) {
  return {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: nodes.length > 100, endCursor: null },
    nodes: nodes.slice(0, 100),
  };
}
