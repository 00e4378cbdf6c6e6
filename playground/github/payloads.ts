import type { Json } from './emulator.ts';
import { type Describe, signatureOf } from './json/describe.ts';
import type { GitCheck, GitCommit, GitPull } from './model.ts';
import { afterOf, type GitPush, NOTHING_BEFORE, type Told } from './told.ts';

/** The body of a webhook as GitHub writes it. Source: the payloads of @octokit/webhooks-examples. */
export function payloadOf(told: Told, describe: Describe): Json {
  const around = {
    repository: describe.repository(told.repository),
    organization: describe.organisation,
    sender: describe.account(told.by),
  };
  switch (told.event) {
    case 'push':
      return {
        ...pushOf(told.push, { repository: told.repository, by: told.by, describe }),
        ...{ ...around, repository: inSeconds(around.repository) },
      };
    case 'pull_request':
      return {
        ...{ action: told.action, number: told.pull.number, pull_request: describe.wholePull(told.pull) },
        ...(told.reviewer !== undefined && { requested_reviewer: describe.account(told.reviewer) }),
        ...(told.before !== undefined && { before: told.before, after: told.pull.commits.at(-1)?.sha }),
        ...around,
      };
    case 'pull_request_review':
      return {
        ...{ action: told.action, pull_request: describe.pull(told.pull) },
        // Here GitHub writes the state small, in its answers large.
        review: { ...describe.review(told.pull, told.review), state: told.review.state.toLowerCase() },
        ...around,
      };
    case 'pull_request_review_comment': {
      // Two words fewer than beside a review.
      const { draft: _, auto_merge: __, ...pull } = describe.pull(told.pull);
      return { action: told.action, pull_request: pull, comment: describe.comment(told), ...around };
    }
    case 'check_run':
      return { action: told.action, check_run: checkOf(told.pull, told.check, describe), ...around };
    case 'deployment_status':
      return {
        ...{ action: told.action, deployment: describe.deployment(told.deployment) },
        deployment_status: describe.deploymentStatus(told.deployment),
        ...around,
      };
    default:
      return told satisfies never;
  }
}

/** Webhooks name the pull requests a check is about. */
function checkOf(pull: GitPull, check: GitCheck, describe: Describe): Json {
  const { id, number, url, head, base } = describe.pull(pull);
  const short = (end: unknown): Json => {
    const { ref, sha, repo } = end as Readonly<Record<string, Json>>;
    return { ref, sha, repo: { id: repo?.id, url: repo?.url, name: repo?.name } };
  };
  const about = { url, id, number, head: short(head), base: short(base) };
  return { ...describe.check(pull.repository, check), pull_requests: [about] };
}

/** In pushes GitHub gives a repository's instants as seconds. */
function inSeconds(repository: Json): Json {
  const seconds = (at: unknown): number | null => (typeof at === 'string' ? Math.floor(Date.parse(at) / 1000) : null);
  return { ...repository, created_at: seconds(repository.created_at), pushed_at: seconds(repository.pushed_at) };
}

type Around = { readonly repository: string; readonly by: string; readonly describe: Describe };

function pushOf(push: GitPush, { repository, by, describe }: Around): Json {
  const isNew = push.before === NOTHING_BEFORE;
  const commits = push.commits.map((commit) => pushedCommit(commit, describe, repository));
  const { name, email } = signatureOf(by);
  return {
    ...{ ref: `refs/heads/${push.ref}`, before: push.before, after: afterOf(push), base_ref: null },
    ...{ created: isNew, deleted: false, forced: push.isForced, commits, head_commit: commits.at(-1) ?? null },
    compare: `${describe.repository(repository).html_url}/compare/${push.before.slice(0, 12)}...${afterOf(push).slice(0, 12)}`,
    pusher: { name, email },
  };
}

function pushedCommit(commit: GitCommit, describe: Describe, repository: string): Json {
  const paths = (status: string) => commit.files.filter((file) => file.status === status).map(({ path }) => path);
  return {
    ...{ id: commit.sha, tree_id: commit.sha, distinct: true, message: commit.message, timestamp: commit.at },
    url: describe.commit(repository, commit).html_url,
    ...{ author: signatureOf(commit.by), committer: signatureOf(commit.by) },
    ...{ added: paths('added'), modified: paths('modified'), removed: [] },
  };
}
