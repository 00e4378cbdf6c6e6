import type { HostFactOf, HostListeners } from '../../ports/inbound/host-facts.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import type { Facts } from './domain/facts.ts';
import { recordAlert } from './use-cases/record-alert.ts';
import { recordNews } from './use-cases/record-news.ts';

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
    const facts = readPush(news.fact);
    return facts === null ? Promise.resolve() : recordNews(needs, news, facts);
  },
  check: (news) => {
    const { check, pullRequests } = news.fact;
    const heads = pullRequests.map((number) => ({ number, headSha: check.headSha }));
    return recordNews(needs, news, { checks: [check], heads });
  },
  deployment: (news) => recordNews(needs, news, { deployments: [news.fact.deployment] }),
  release: (news) => {
    const { id, tag, sha, publishedAt, at } = news.fact;
    return recordNews(needs, news, { releases: [{ id, tag, sha, publishedAt, at }] });
  },
  alert: (news) => recordAlert(needs, news),
});

/** What a push says of a branch, or of a tag; null for other refs. */
function readPush({ ref, at, before, after, forced, commits }: HostFactOf<'push'>): Facts | null {
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  if (kind === 'heads') return { pushes: [{ branch: name, at, commits, after, isBreak: forced || isNone(before) }] };
  return kind === 'tags' && !isNone(after) ? { tags: [{ tag: name, sha: after, at }] } : null;
}

const isNone = (sha: string) => /^0+$/.test(sha);
