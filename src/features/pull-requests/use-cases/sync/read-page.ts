import type { CodeHostClient } from '../../../../ports/outbound/code-host.ts';
import type { HostPullRequestHistory } from '../../../../ports/outbound/host-records.ts';
import type { Facts } from '../../domain/facts.ts';
import { afterDeployments, afterHistory, afterRepair, afterUnchanged } from '../../domain/sync/advance.ts';
import type { RepositorySync } from '../../domain/sync/sync.ts';

/** What a page told, and how far the reading is once it is written. */
export type PageTold = { readonly facts: Facts; readonly after: RepositorySync };

/** Asks the host for the next page. Writes nothing. @throws CodeHostError */
export async function readPage(client: CodeHostClient, sync: RepositorySync, fullName: string): Promise<PageTold> {
  switch (sync.step) {
    case 'recent':
    case 'older': {
      const page = await client.readHistory(fullName, { cursor: sync.cursor, size: sync.pageSize });
      const items = await completed(client, fullName, page.items);
      return { facts: factsOf(items), after: afterHistory(sync, { updatedAt: updatesOf(items), next: page.next }) };
    }
    case 'deployments': {
      const page = await client.listDeployments(fullName, { cursor: sync.sideCursor });
      if (page.kind === 'unchanged') return { facts: {}, after: afterDeployments(sync, { at: [], next: null }) };
      const at = page.items.map((one) => one.at);
      return { facts: { deployments: page.items }, after: afterDeployments(sync, { at, next: page.next }) };
    }
    case 'repair':
      return repair(client, sync, fullName);
    case 'done':
    case 'gone':
      return { facts: {}, after: sync };
    default:
      return sync.step satisfies never;
  }
}

/** One request says that nothing changed, and costs nothing; else pages until what was known. */
async function repair(client: CodeHostClient, sync: RepositorySync, fullName: string): Promise<PageTold> {
  let { etag } = sync;
  if (sync.sideCursor === null) {
    const list = await client.listPullRequests(fullName, { cursor: null, etag });
    if (list.kind === 'unchanged') return { facts: {}, after: afterUnchanged(sync) };
    ({ etag } = list);
  }
  const page = await client.readHistory(fullName, { cursor: sync.sideCursor, size: sync.pageSize });
  const items = await completed(client, fullName, page.items);
  const after = afterRepair({ ...sync, etag }, { updatedAt: updatesOf(items), next: page.next });
  return { facts: factsOf(items), after };
}

function updatesOf(items: readonly HostPullRequestHistory[]): readonly Date[] {
  return items.map(({ pullRequest }) => pullRequest.updatedAt);
}

/** The few with more than a page of something: the rest is listed by itself. */
async function completed(client: CodeHostClient, fullName: string, items: readonly HostPullRequestHistory[]) {
  const whole: HostPullRequestHistory[] = [];
  for (const item of items) whole.push(item.more.length === 0 ? item : await complete(client, fullName, item));
  return whole;
}

async function complete(
  client: CodeHostClient,
  fullName: string,
  item: HostPullRequestHistory,
): Promise<HostPullRequestHistory> {
  const { number, head } = item.pullRequest;
  const has = (part: HostPullRequestHistory['more'][number]) => item.more.includes(part);
  return {
    ...item,
    ...(has('reviews') && { reviews: await client.listReviews(fullName, number) }),
    ...(has('comments') && { comments: await client.listComments(fullName, number) }),
    ...(has('timeline') && { timeline: await client.listTimeline(fullName, number) }),
    ...(has('commits') && { commits: await client.listCommits(fullName, number) }),
    ...(has('files') && { files: await client.listFiles(fullName, number) }),
    ...(has('checks') && { checks: await client.listChecks(fullName, head.sha) }),
  };
}

function factsOf(items: readonly HostPullRequestHistory[]): Facts {
  const numbered = <T>(pick: (item: HostPullRequestHistory) => readonly T[]) =>
    items.flatMap((item) => pick(item).map((one) => ({ ...one, number: item.pullRequest.number })));
  const ofHead = ({ pullRequest: { number, head } }: HostPullRequestHistory) => ({ number, headSha: head.sha });
  return {
    pullRequests: items.map(({ pullRequest }) => pullRequest),
    reviews: numbered(({ reviews }) => reviews),
    comments: numbered(({ comments }) => comments),
    timeline: numbered(({ timeline }) => timeline),
    commits: items.map((item) => ({ ...ofHead(item), commits: item.commits })),
    files: items.map((item) => ({ ...ofHead(item), files: item.files })),
    checks: items.flatMap(({ checks }) => checks),
  };
}
