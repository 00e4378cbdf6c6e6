import type { Json } from '../emulator.ts';
import { type GitCheck, type GitComment, type GitDeployment, type GitPull, type GitReview, MAIN } from '../model.ts';

/** Addresses and accounts as GitHub writes them. */
export type Eyes = {
  readonly api: string;
  readonly origin: string;
  account(personId: string): Json;
  repository(fullName: string): Json;
};

/** Of the one check there is. */
export const CHECK_NAME = 'build';

export function describeReview(shown: GitPull, review: GitReview, { api, origin, account }: Eyes): Json {
  return {
    ...{ id: review.id, node_id: `PRR_${review.id}`, user: account(review.by), body: review.body || null },
    ...{ state: review.state, submitted_at: review.at, commit_id: review.sha, author_association: 'MEMBER' },
    html_url: `${origin}/${shown.repository}/pull/${shown.number}#pullrequestreview-${review.id}`,
    pull_request_url: `${api}/repos/${shown.repository}/pulls/${shown.number}`,
  };
}

export type OnLine = { readonly pull: GitPull; readonly review: GitReview; readonly comment: GitComment };

export function describeComment({ pull, review, comment }: OnLine, { api, origin, account }: Eyes): Json {
  const url = `${api}/repos/${pull.repository}/pulls`;
  return {
    ...{ url: `${url}/comments/${comment.id}`, pull_request_review_id: review.id, id: comment.id },
    ...{ node_id: `PRRC_${comment.id}`, diff_hunk: comment.hunk, path: comment.path, position: 1 },
    ...{ original_position: 1, commit_id: review.sha, original_commit_id: review.sha, user: account(review.by) },
    ...{ body: comment.body, created_at: review.at, updated_at: review.at, author_association: 'MEMBER' },
    html_url: `${origin}/${pull.repository}/pull/${pull.number}#discussion_r${comment.id}`,
    pull_request_url: `${url}/${pull.number}`,
  };
}

export function describeCheck(repository: string, check: GitCheck, { api, origin }: Eyes): Json {
  const { id, sha, conclusion, at } = check;
  return {
    ...{ id, node_id: `CR_${id}`, head_sha: sha, external_id: '', name: CHECK_NAME },
    ...{ url: `${api}/repos/${repository}/check-runs/${id}`, html_url: `${origin}/${repository}/runs/${id}` },
    ...{ details_url: `${origin}/${repository}/runs/${id}`, status: 'completed', conclusion },
    ...{ started_at: at, completed_at: at, pull_requests: [] },
  };
}

export function describeDeployment(deployment: GitDeployment, { api, account }: Eyes): Json {
  const { id, repository, sha, at, by } = deployment;
  const home = `${api}/repos/${repository}`;
  return {
    ...{ url: `${home}/deployments/${id}`, id, node_id: `DE_${id}`, sha, ref: MAIN, task: 'deploy', payload: {} },
    ...{ original_environment: ENVIRONMENT, environment: ENVIRONMENT, description: null, creator: account(by) },
    ...{ created_at: at, updated_at: at, repository_url: home, statuses_url: `${home}/deployments/${id}/statuses` },
  };
}

export function describeDeploymentStatus(deployment: GitDeployment, { api, account }: Eyes): Json {
  const { id, repository, state, at, by } = deployment;
  const home = `${api}/repos/${repository}`;
  return {
    ...{ url: `${home}/deployments/${id}/statuses/${id}`, id, node_id: `DES_${id}`, state, creator: account(by) },
    ...{ description: '', environment: ENVIRONMENT, target_url: '', created_at: at, updated_at: at },
    ...{ deployment_url: `${home}/deployments/${id}`, repository_url: home },
  };
}

export const ENVIRONMENT = 'production';
