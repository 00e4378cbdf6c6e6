import { githubExample } from './github-examples.ts';

export type Sent = { readonly event: string; readonly payload: Record<string, unknown> };
type Body = Record<string, unknown>;

export const HOST_REPOSITORY = { id: 186853002, fullName: 'acme/web' };

/** An account of GitHub by its name; names that end in `[bot]` are machines. */
export function hostAccount(login: string): Body {
  const id = 1_000 + ([...login].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 1_000_000);
  return { id, login, type: login.endsWith('[bot]') ? 'Bot' : 'User', site_admin: false };
}

type Options = {
  readonly number: number;
  readonly author: string;
  readonly at: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly branch?: string;
  readonly repositoryId?: number;
  readonly private?: boolean;
};

/**
 * One pull request's life as GitHub's webhooks tell it: each deed changes the present state and returns the payload that
 * GitHub would send, in the shape of its own examples.
 */
export function githubStory(options: Options) {
  const { number, author, repositoryId = HOST_REPOSITORY.id } = options;
  let commits = 1;
  const sha = (n: number) => `${number}`.padStart(8, '0') + `${n}`.padStart(32, '0');
  const repository: Body = {
    ...(githubExample('pull_request', 'opened').repository as Body),
    ...{
      id: repositoryId,
      full_name: HOST_REPOSITORY.fullName,
      default_branch: 'main',
      private: options.private ?? false,
    },
    html_url: `https://github.com/${HOST_REPOSITORY.fullName}`,
  };
  const pull: Body = {
    ...(githubExample('pull_request', 'opened').pull_request as Body),
    ...{
      id: repositoryId * 1_000 + number,
      number,
      title: options.title ?? `Change ${number}`,
      body: options.body ?? null,
    },
    ...{ html_url: `https://github.com/${HOST_REPOSITORY.fullName}/pull/${number}`, state: 'open' },
    ...{ draft: options.draft ?? false, merged: false, merged_at: null, closed_at: null, merge_commit_sha: null },
    ...{ user: hostAccount(author), created_at: options.at, updated_at: options.at, merged_by: null, labels: [] },
    ...{ requested_reviewers: [], requested_teams: [], additions: 10, deletions: 2, changed_files: 1, commits: 1 },
    ...{ head: { ref: options.branch ?? `change-${number}`, sha: sha(1) }, base: { ref: 'main', sha: sha(0) } },
  };
  const copy = () => structuredClone(pull);
  const pullRequest = (action: string, { at, by = author }: When, more: Body = {}): Sent => {
    pull.updated_at = at;
    const payload = { action, number, pull_request: copy(), repository, sender: hostAccount(by), ...more };
    return { event: 'pull_request', payload: structuredClone(payload) };
  };
  const others = (login: string) => (pull.requested_reviewers as Body[]).filter((one) => one.login !== login);
  /** Review payloads carry the pull request without what only its own page says. */
  const simple = () => {
    const { merged, merged_by, additions, deletions, changed_files, commits: _, ...rest } = copy();
    return rest;
  };
  return {
    opened: (more: Partial<When> = {}) => pullRequest('opened', { at: options.at, ...more }),
    edited({ title, body, ...when }: When & { readonly title?: string; readonly body?: string }) {
      if (title !== undefined) pull.title = title;
      if (body !== undefined) pull.body = body;
      return pullRequest('edited', when);
    },
    labelled(when: When & { readonly label: string }) {
      pull.labels = [...(pull.labels as Body[]), { id: 1, name: when.label }];
      return pullRequest('labeled', when);
    },
    pushed(when: When) {
      commits += 1;
      Object.assign(pull, { head: { ...(pull.head as Body), sha: sha(commits) }, commits });
      return pullRequest('synchronize', when);
    },
    ready(when: When) {
      pull.draft = false;
      return pullRequest('ready_for_review', when);
    },
    drafted(when: When) {
      pull.draft = true;
      return pullRequest('converted_to_draft', when);
    },
    asked(when: When & { readonly of: string }) {
      pull.requested_reviewers = [...others(when.of), hostAccount(when.of)];
      return pullRequest('review_requested', when, { requested_reviewer: hostAccount(when.of) });
    },
    askedTeam(when: When & { readonly team: string }) {
      const team = { id: 5, slug: when.team, name: when.team };
      pull.requested_teams = [...(pull.requested_teams as Body[]), team];
      return pullRequest('review_requested', when, { requested_team: team });
    },
    unasked(when: When & { readonly of: string }) {
      pull.requested_reviewers = others(when.of);
      return pullRequest('review_request_removed', when, { requested_reviewer: hostAccount(when.of) });
    },
    closed(when: When) {
      Object.assign(pull, { state: 'closed', closed_at: when.at });
      return pullRequest('closed', when);
    },
    merged(when: When) {
      const merged = { merged: true, merged_at: when.at, merged_by: hostAccount(when.by ?? author) };
      Object.assign(pull, { state: 'closed', closed_at: when.at, merge_commit_sha: sha(99), ...merged });
      return pullRequest('closed', when);
    },
    reopened(when: When) {
      Object.assign(pull, { state: 'open', closed_at: null });
      return pullRequest('reopened', when);
    },
    reviewed(when: Required<When> & { readonly id: number; readonly state: string; readonly action?: string }): Sent {
      const { at, by, id, state, action = 'submitted' } = when;
      pull.updated_at = at;
      if (action === 'submitted') pull.requested_reviewers = others(by);
      const review = {
        id,
        user: hostAccount(by),
        state,
        submitted_at: at,
        commit_id: sha(commits),
        body: 'Some words',
      };
      const payload = { action, review, pull_request: simple(), repository, sender: hostAccount(by) };
      return { event: 'pull_request_review', payload: structuredClone(payload) };
    },
    commented(
      when: Required<When> & { readonly id: number; readonly action?: string; readonly onLine?: boolean },
    ): Sent {
      const { at, by, id, action = 'created', onLine = false } = when;
      const comment = { id, user: hostAccount(by), created_at: at, updated_at: at, body: 'Some words' };
      const where = onLine ? { pull_request: simple() } : { issue: { number, pull_request: { url: 'https://x' } } };
      const payload = { action, comment, ...where, repository, sender: hostAccount(by) };
      return {
        event: onLine ? 'pull_request_review_comment' : 'issue_comment',
        payload: structuredClone(payload) as Body,
      };
    },
    pushedCommits({ at, by = author }: When): Sent {
      commits += 1;
      Object.assign(pull, { head: { ...(pull.head as Body), sha: sha(commits) }, commits });
      const commit = {
        ...{ id: sha(commits), message: `Commit ${commits} of ${number}`, timestamp: at, distinct: true },
        ...{ author: { name: by, email: `${by}@example.org` }, added: [], modified: ['a.ts'], removed: [] },
      };
      const { ref } = pull.head as { ref: string };
      const branch = { ref: `refs/heads/${ref}`, before: sha(commits - 1), after: sha(commits), forced: false };
      const pushedAt = Date.parse(at) / 1000;
      const payload = {
        ...branch,
        commits: [commit],
        head_commit: commit,
        repository: { ...repository, pushed_at: pushedAt },
      };
      return { event: 'push', payload };
    },
    checked({
      at,
      id,
      conclusion,
      name = 'tests',
    }: When & { readonly id: number; readonly conclusion: string; readonly name?: string }): Sent {
      const run = {
        id,
        name,
        head_sha: sha(commits),
        conclusion,
        completed_at: at,
        pull_requests: [{ number }],
      };
      return { event: 'check_run', payload: { action: 'completed', check_run: run, repository } };
    },
    deployed({ at, id, state }: When & { readonly id: number; readonly state: string }): Sent {
      const deployment = { id, sha: sha(99), environment: 'production' };
      const status = { state, created_at: at, environment: 'production' };
      return { event: 'deployment_status', payload: { deployment, deployment_status: status, repository } };
    },
  };
}

type When = { readonly at: string; readonly by?: string };
