import type { HostListeners } from '../../ports/inbound/host-facts.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { recordAlert } from './use-cases/record-alert.ts';
import { recordNews } from './use-cases/record-news.ts';
import { recordRelease } from './use-cases/record-release.ts';

/** What the code host tells of pull requests and what belongs to them. */
export const pullRequestWebhooks = (needs: Ports): HostListeners => ({
  'pull-request': (news) => {
    const { pullRequest, entry } = news.fact;
    const timeline = entry === null ? [] : [{ ...entry, number: pullRequest.number }];
    return recordNews(needs, news, { pullRequests: [pullRequest], timeline });
  },
  review: (news) => {
    const { review, pullRequest, number } = news.fact;
    const pullRequests = pullRequest === null ? [] : [pullRequest];
    return recordNews(needs, news, { pullRequests, reviews: [{ ...review, number }] });
  },
  comment: (news) => {
    const { comment, number, action } = news.fact;
    return recordNews(needs, news, { comments: [{ ...comment, number, deleted: action === 'deleted' }] });
  },
  push: (news) => {
    const { ref, at, commits } = news.fact;
    const branch = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
    return branch === undefined ? Promise.resolve() : recordNews(needs, news, { pushes: [{ branch, at, commits }] });
  },
  check: (news) => {
    const { check, pullRequests } = news.fact;
    const heads = pullRequests.map((number) => ({ number, headSha: check.headSha }));
    return recordNews(needs, news, { checks: [check], heads });
  },
  deployment: (news) => recordNews(needs, news, { deployments: [news.fact.deployment] }),
  release: (news) => recordRelease(needs, news),
  alert: (news) => recordAlert(needs, news),
});
