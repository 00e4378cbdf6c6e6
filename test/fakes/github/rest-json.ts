import type {
  LocalAccount,
  LocalCheck,
  LocalComment,
  LocalCommit,
  LocalDelivery,
  LocalDeployment,
  LocalFile,
  LocalPull,
  LocalReview,
  LocalTimelineItem,
} from './model.ts';
import type { LocalRepository } from './world.ts';

/** Bodies as GitHub's REST API writes them, less what nobody reads. */
export const rest = {
  account: (one: LocalAccount | null) =>
    one === null ? null : { login: one.login, id: one.id, node_id: `U_${one.id}`, type: one.type, site_admin: false },

  user: (one: LocalAccount) => ({ ...rest.account(one), name: one.name, email: one.email, company: null }),

  repository: (one: LocalRepository, owner: LocalAccount) => ({
    ...{ id: one.id, node_id: `R_${one.id}`, name: one.name, full_name: one.fullName, private: one.private },
    ...{ owner: rest.account(owner), html_url: `https://github.com/${one.fullName}`, description: null, fork: false },
    ...{ default_branch: 'main', archived: one.archived, disabled: false },
    permissions: { admin: true, push: true, pull: true },
  }),

  /** As it stands in lists; alone it also says its size. */
  pull: (one: LocalPull, repository: LocalRepository) => ({
    ...{ id: one.id, node_id: `PR_${one.id}`, number: one.number, title: one.title, body: one.body, state: one.state },
    ...{ html_url: `https://github.com/${repository.fullName}/pull/${one.number}`, locked: false, draft: one.draft },
    ...{ user: rest.account(one.author), created_at: one.createdAt, updated_at: one.updatedAt },
    ...{ merged_at: one.mergedAt, closed_at: one.closedAt, merge_commit_sha: one.mergeSha },
    requested_reviewers: one.requestedReviewers.map(rest.account),
    requested_teams: one.requestedTeams.map((slug) => ({ id: 1, slug, name: slug })),
    labels: one.labels.map((name) => ({ id: 1, name, color: 'ffffff' })),
    head: { ref: one.headRef, sha: one.headSha, label: `x:${one.headRef}` },
    base: { ref: one.baseRef, sha: one.baseSha, label: `x:${one.baseRef}` },
    author_association: 'MEMBER',
  }),

  wholePull: (one: LocalPull, repository: LocalRepository) => ({
    ...rest.pull(one, repository),
    ...{ merged: one.mergedAt !== null, merged_by: rest.account(one.mergedBy), mergeable: null },
    ...{ comments: one.comments.length, review_comments: one.reviewComments.length, commits: one.commits.length },
    ...{
      additions: sum(one.files, 'additions'),
      deletions: sum(one.files, 'deletions'),
      changed_files: one.files.length,
    },
  }),

  review: (one: LocalReview) => ({
    ...{ id: one.id, user: rest.account(one.user), body: one.body, state: one.state, commit_id: one.commitSha },
    ...(one.state === 'PENDING' ? {} : { submitted_at: one.submittedAt }),
  }),

  comment: (one: LocalComment) => ({
    ...{ id: one.id, user: rest.account(one.user), body: one.body, created_at: one.at, updated_at: one.at },
  }),

  commit: (one: LocalCommit) => ({
    sha: one.sha,
    commit: {
      author: { name: one.name, email: one.email, date: one.at },
      committer: { name: one.name, email: one.email, date: one.at },
      message: one.message,
    },
    author: rest.account(one.author),
    committer: rest.account(one.author),
    parents: one.parents.map((sha) => ({ sha })),
  }),

  file: (one: LocalFile) => ({
    ...{ sha: 'f'.repeat(40), filename: one.path, status: one.status, additions: one.additions },
    ...{ deletions: one.deletions, changes: one.additions + one.deletions },
    ...(one.previousPath === null ? {} : { previous_filename: one.previousPath }),
    patch: `@@ -1 +1 @@\n-${one.path}\n+${one.path}`,
  }),

  timeline: (one: LocalTimelineItem) => ({
    ...{ event: one.event, created_at: one.at, actor: rest.account(one.actor) },
    ...(one.reviewer === null
      ? {}
      : 'team' in one.reviewer
        ? { requested_team: { slug: one.reviewer.team, name: one.reviewer.team } }
        : { requested_reviewer: rest.account(one.reviewer) }),
  }),

  check: (one: LocalCheck, headSha: string) => ({
    ...{ id: one.id, name: one.name, head_sha: headSha, conclusion: one.conclusion },
    ...{ status: one.conclusion === null ? 'in_progress' : 'completed', completed_at: one.completedAt },
  }),

  deployment: (one: LocalDeployment) => ({
    ...{ id: one.id, sha: one.sha, ref: 'main', environment: one.environment, created_at: one.createdAt },
    ...{ updated_at: one.stateAt, production_environment: one.environment === 'production' },
  }),

  deploymentStatus: (one: LocalDeployment) => ({
    ...{ id: one.id * 10, state: one.state, environment: one.environment, created_at: one.stateAt },
  }),

  delivery: (one: LocalDelivery) => ({
    ...{ id: one.id, guid: one.guid, delivered_at: one.deliveredAt, redelivery: one.redelivery, duration: 0.1 },
    ...{ status: one.status, status_code: one.statusCode, event: one.event, action: one.action },
    ...{ installation_id: one.installationId, repository_id: one.repositoryId },
  }),
};

export function sum<K extends string>(of: readonly Readonly<Record<K, number>>[], key: K): number {
  return of.reduce((total, one) => total + one[key], 0);
}
