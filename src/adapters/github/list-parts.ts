import { z } from 'zod';
import type { CodeHostClient } from '../../ports/outbound/code-host.ts';
import { checkRuns } from './records/check.ts';
import { commit, file } from './records/commit.ts';
import { commentsOf, reviews } from './records/review.ts';
import { timeline } from './records/timeline.ts';
import { repositoryParams } from './repository-params.ts';
import type { Requester } from './request.ts';

type Parts = 'listReviews' | 'listComments' | 'listTimeline' | 'listCommits' | 'listFiles' | 'listChecks';

const commits = z.array(commit);
const files = z.array(file);

/** What belongs to one pull request, each with all of its pages. */
export function listParts(requester: Requester): Pick<CodeHostClient, Parts> {
  const pull = (repository: string, number: number) => ({ ...repositoryParams(repository), pull_number: number });
  const issue = (repository: string, number: number) => ({ ...repositoryParams(repository), issue_number: number });
  return {
    listReviews: (repository, number) =>
      requester.all({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
        params: pull(repository, number),
        schema: reviews,
      }),
    async listComments(repository, number) {
      const onLines = await requester.all({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
        params: pull(repository, number),
        schema: commentsOf('review'),
      });
      const below = await requester.all({
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        params: issue(repository, number),
        schema: commentsOf('conversation'),
      });
      return [...onLines, ...below];
    },
    listTimeline: (repository, number) =>
      requester.all({
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline',
        params: issue(repository, number),
        schema: timeline,
      }),
    listCommits: (repository, number) =>
      requester.all({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
        params: pull(repository, number),
        schema: commits,
      }),
    listFiles: (repository, number) =>
      requester.all({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
        params: pull(repository, number),
        schema: files,
      }),
    listChecks: (repository, sha) =>
      requester.all({
        route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
        params: { ...repositoryParams(repository), ref: sha, filter: 'latest' },
        schema: checkRuns,
      }),
  };
}
