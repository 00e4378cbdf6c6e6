import type { IssueTrackerClient } from '../../../../ports/outbound/issue-tracker.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import type { IssueHistory } from '../../../../ports/outbound/tracker-records.ts';
import type { Facts } from '../../domain/facts.ts';
import { afterIssues, afterSprints, type ProjectSync } from '../../domain/sync.ts';

/** What a page told, and how far the reading is once it is written; asked in the transaction that writes it. */
export type PageTold = { readonly facts: Facts; readonly after: (tx: Tx) => Promise<ProjectSync> | ProjectSync };

type Ask = {
  readonly client: IssueTrackerClient;
  readonly sync: ProjectSync;
  readonly projectKey: string;
  /** When it is asked: sprints carry no time of their own. */
  readonly at: Date;
};

/** Asks the tracker for the next page. Writes nothing. @throws IssueTrackerError */
export async function readPage({ client, sync, projectKey, at }: Ask): Promise<PageTold> {
  if (sync.step === 'sprints') {
    const boards = (await client.listBoards(projectKey)).filter(({ hasSprints }) => hasSprints);
    const sprints = [];
    for (const { id } of boards) sprints.push(...(await client.listSprints(id)));
    const statuses = await client.listStatuses();
    const once = new Map(sprints.map((sprint) => [sprint.id, { sprint, at }]));
    return { facts: { sprints: [...once.values()], statuses }, after: () => afterSprints(sync) };
  }
  const { since: updatedSince, cursor, pageSize: size } = sync;
  const page = await client.listIssues({ projects: [projectKey], updatedSince, cursor, size });
  const changes = [];
  for (const item of page.items) changes.push(...(await allChanges(client, item)));
  const issues = page.items.map(({ issue }) => issue);
  const updatedAt = issues.map((issue) => issue.updatedAt);
  return { facts: { issues, changes }, after: () => afterIssues(sync, { updatedAt, next: page.next }) };
}

/** The few whose log is longer than what came with them are asked for by themselves. */
export async function allChanges(client: IssueTrackerClient, { issue, changes, hasMore }: IssueHistory) {
  return hasMore ? client.listChanges(issue.id) : changes;
}
