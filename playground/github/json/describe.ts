import { people } from '../../company.ts';
import type { Emulator, Json } from '../emulator.ts';
import {
  filesOf,
  type GitCheck,
  type GitCommit,
  type GitDeployment,
  type GitPull,
  type GitReview,
  headOf,
  type Instant,
  MAIN,
  sizeOf,
} from '../model.ts';
import * as more from './describe-more.ts';

/** Writes what the local GitHub knows as GitHub does, for its answers and its webhooks alike. */
export type Describe = {
  account(personId: string): Json;
  repository(fullName: string): Json;
  /** As lists have it. */
  pull(pull: GitPull): Json;
  /** As one answer or a webhook has it: with its sizes. */
  wholePull(pull: GitPull): Json;
  review(pull: GitPull, review: GitReview): Json;
  comment(on: more.OnLine): Json;
  check(repository: string, check: GitCheck): Json;
  deployment(deployment: GitDeployment): Json;
  deploymentStatus(deployment: GitDeployment): Json;
  commit(repository: string, commit: GitCommit): Json;
  readonly organisation: Json;
};

/**
 * @param origin of the local GitHub, without a closing slash: addresses lie below it
 * @param beganAt when the repositories were made: emulate's own clock is another
 */
export function createDescribe(emulator: Emulator, { origin, beganAt }: Place): Describe {
  const api = `${origin}/api/v3`;
  // emulate names its own address everywhere: for people where it is ours, for programs where our API is.
  const ours = (json: Json): Json =>
    JSON.parse(
      JSON.stringify(json).replace(
        addressIn(emulator.origin),
        (_, path: string) => `${isPage(path) ? origin : api}${path}`,
      ),
    ) as Json;
  const accounts = new Map([...emulator.accounts].map(([id, json]) => [id, only(ACCOUNT, ours(json))]));
  const organisation = ours(emulator.organisation);
  const owner = { ...only(ACCOUNT, organisation), type: 'Organization', site_admin: false };
  const made = { created_at: beganAt, updated_at: beganAt, pushed_at: beganAt };
  const repositories = new Map(
    [...emulator.repositories].map(([name, json]) => [
      name,
      { ...without(NEWER, ours(json)), ...made, owner, html_url: `${origin}/${name}` },
    ]),
  );
  const account = (id: string): Json => accounts.get(id) ?? {};
  const repository = (name: string): Json => repositories.get(name) ?? {};

  const eyes = { api, origin, account, repository };
  const pull = (shown: GitPull): Json => describePull(shown, eyes);
  return {
    ...{ account, repository, pull, organisation: only(ORGANISATION, organisation) },
    wholePull: (shown) => ({ ...pull(shown), ...sizesOf(shown, account) }),
    review: (shown, review) => more.describeReview(shown, review, eyes),
    comment: (on) => more.describeComment(on, eyes),
    check: (name, check) => more.describeCheck(name, check, eyes),
    deployment: (one) => more.describeDeployment(one, eyes),
    deploymentStatus: (one) => more.describeDeploymentStatus(one, eyes),
    commit: (name, commit) => describeCommit(commit, { api, origin, account, name }),
  };
}

type Place = { readonly origin: string; readonly beganAt: Instant };

/** What stands of an account in lists and payloads; emulate adds more. */
const ACCOUNT = [
  ...['login', 'id', 'node_id', 'avatar_url', 'gravatar_id', 'url', 'html_url', 'followers_url', 'following_url'],
  ...['gists_url', 'starred_url', 'subscriptions_url', 'organizations_url', 'repos_url', 'events_url'],
  ...['received_events_url', 'type', 'site_admin'],
];
const ORGANISATION = [
  ...['login', 'id', 'node_id', 'url', 'repos_url', 'events_url', 'hooks_url', 'issues_url', 'members_url'],
  ...['public_members_url', 'avatar_url', 'description'],
];
/** What webhooks leave out of a repository. */
const NEWER = [
  ...['permissions', 'has_discussions', 'allow_forking', 'allow_rebase_merge', 'allow_squash_merge'],
  ...['allow_merge_commit', 'allow_auto_merge', 'delete_branch_on_merge'],
];

function only(names: readonly string[], json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}

function without(names: readonly string[], json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

const addressIn = (origin: string): RegExp => new RegExp(`${origin.replace(/[.\\]/g, '\\$&')}(/[^"{]*)?`, 'g');

/** `/maya`, `/tidewater/api`: where people look; everything else there is the API. */
const isPage = (path = ''): boolean => /^\/(?!(users|orgs|repos|teams)\/)[^/]+(\/[^/]+)?$/.test(path);

function describePull(pull: GitPull, { api, origin, account, repository }: more.Eyes): Json {
  const { number, repository: name, merged } = pull;
  const owner = name.split('/')[0];
  const end = (ref: string, sha: string): Json => ({
    ...{ label: `${owner}:${ref}`, ref, sha },
    ...{ user: repository(name).owner, repo: repository(name) },
  });
  return {
    ...{ id: pull.id, node_id: `PR_${pull.id}`, number, state: pull.state, locked: false, title: pull.title },
    ...{ body: pull.body || null, user: account(pull.by), draft: pull.draft },
    ...{ created_at: pull.createdAt, updated_at: pull.updatedAt, closed_at: pull.closedAt },
    ...{ merged_at: merged?.at ?? null, merge_commit_sha: merged?.sha ?? null },
    ...{ assignee: null, assignees: [], labels: [], milestone: null, auto_merge: null, active_lock_reason: null },
    ...{ requested_reviewers: pull.requested.map(account), requested_teams: [], author_association: 'MEMBER' },
    ...{ head: end(pull.branch, headOf(pull)), base: end(MAIN, pull.baseSha) },
    url: `${api}/repos/${name}/pulls/${number}`,
    html_url: `${origin}/${name}/pull/${number}`,
    diff_url: `${origin}/${name}/pull/${number}.diff`,
    commits_url: `${api}/repos/${name}/pulls/${number}/commits`,
  };
}

function sizesOf(pull: GitPull, account: more.Eyes['account']): Json {
  const { merged, commits } = pull;
  const files = filesOf(pull);
  return {
    ...{ merged: merged !== null, merged_by: merged === null ? null : account(merged.by) },
    ...{ mergeable: merged === null ? true : null, rebaseable: null, mergeable_state: 'clean' },
    ...{ comments: 0, review_comments: pull.reviews.flatMap(({ comments }) => comments).length },
    ...{ commits: commits.length, ...sizeOf(files), changed_files: files.length, maintainer_can_modify: false },
  };
}

/** Name and address of a commit's author, as their own Git writes them. */
export function signatureOf(personId: string): {
  readonly name: string;
  readonly email: string;
  readonly username: string;
} {
  const { name, handle } = people.find(({ id }) => id === personId) ?? { name: 'Somebody', handle: 'somebody' };
  return { name, email: `${handle}@tidewater.example`, username: handle };
}

function describeCommit(commit: GitCommit, eyes: Omit<more.Eyes, 'repository'> & { readonly name: string }): Json {
  const { api, origin, account, name: repository } = eyes;
  const { name, email } = signatureOf(commit.by);
  const signature = { name, email, date: commit.at };
  return {
    ...{ sha: commit.sha, node_id: `C_${commit.sha}`, author: account(commit.by), committer: account(commit.by) },
    commit: { message: commit.message, author: signature, committer: signature, comment_count: 0 },
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/repos/${repository}/commits/${sha}` })),
    url: `${api}/repos/${repository}/commits/${commit.sha}`,
    html_url: `${origin}/${repository}/commit/${commit.sha}`,
  };
}
