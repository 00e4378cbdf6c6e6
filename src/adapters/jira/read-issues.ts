import { z } from 'zod';
import { type IssueTrackerClient, IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';
import type { IssueChange, IssueHistory } from '../../ports/outbound/tracker-records.ts';
import { everyPage } from './every-page.ts';
import type { Site } from './open-client.ts';
import { readChanges } from './records/changes.ts';
import { id } from './records/id.ts';
import { ISSUE_FIELDS, readIssue } from './records/issue.ts';

const log = z.object({ total: z.int().nullish(), histories: z.array(z.unknown()) });
const logged = z.object({ id, changelog: log.nullish().catch(null) });
const cloudPage = z.object({ issues: z.array(z.unknown()), nextPageToken: z.string().nullish() });
const named = z.object({ id, key: z.string() });
const cloudKeys = z.object({ issues: z.array(named), nextPageToken: z.string().nullish() });
const serverKeys = z.object({ issues: z.array(named), total: z.int() });
const serverPage = z.object({ issues: z.array(z.unknown()), total: z.int() });

type Reading = Pick<IssueTrackerClient, 'listIssues' | 'listKeys' | 'getIssue' | 'lookUp' | 'listChanges'>;

/** Issues with their logs, by search or one by one. */
export function readIssues(site: Site): Reading {
  const { request, isCloud } = site;
  return {
    async listIssues({ cursor, size, ...ask }) {
      const search = { jql: jqlOf(ask, site.now()), maxResults: size, fields: fieldsOf(site) };
      if (await isCloud()) {
        const body = { ...search, expand: 'changelog', ...(cursor !== null && { nextPageToken: cursor }) };
        const answer = await request({ method: 'POST', path: '/rest/api/2/search/jql', body, schema: cloudPage });
        return { items: readAllIssues(site, answer.issues), next: answer.nextPageToken ?? null };
      }
      const startAt = cursor === null ? 0 : Number(cursor);
      const body = { ...search, startAt, expand: ['changelog'] };
      const { issues, total } = await request({ method: 'POST', path: '/rest/api/2/search', body, schema: serverPage });
      const end = startAt + issues.length;
      return { items: readAllIssues(site, issues), next: issues.length === 0 || end >= total ? null : String(end) };
    },
    listKeys: (ask) => listKeys(site, ask),
    async lookUp(issueId) {
      const query = { expand: 'changelog', fields: fieldsOf(site).join(',') };
      const path = '/rest/api/2/issue/{id}' as const;
      const ask = { path, params: { id: issueId }, query, schema: z.unknown(), missing: () => null };
      const found = await request(ask);
      if (found === null) return null;
      const [issue] = readAllIssues(site, [found]);
      if (issue === undefined) throw new IssueTrackerError('unavailable', 'Jira shows this issue without its fields.');
      return issue;
    },
    async getIssue(idOrKey) {
      const query = { expand: 'changelog', fields: fieldsOf(site).join(',') };
      const path = '/rest/api/2/issue/{id}' as const;
      const [issue] = readAllIssues(site, [
        await request({ path, params: { id: idOrKey }, query, schema: z.unknown() }),
      ]);
      if (issue === undefined) throw new IssueTrackerError('gone', 'Jira shows this issue without its fields.');
      return issue;
    },
    listChanges: async (issueId) => (await listLog(site, issueId)).flatMap((one) => changesOf(site, issueId, one)),
  };
}

/** Nothing but ids and keys: Jira gives a thousand of them at once where it gives a hundred issues. */
async function listKeys(
  { request, isCloud, now }: Site,
  { project, updatedSince, cursor, size }: Parameters<IssueTrackerClient['listKeys']>[0],
): ReturnType<IssueTrackerClient['listKeys']> {
  const jql = jqlOf({ projects: [project], updatedSince, order: 'key ASC' }, now());
  const search = { jql, maxResults: size, fields: ['key'] };
  if (await isCloud()) {
    const body = { ...search, ...(cursor !== null && { nextPageToken: cursor }) };
    const answer = await request({ method: 'POST', path: '/rest/api/2/search/jql', body, schema: cloudKeys });
    return { items: answer.issues, next: answer.nextPageToken ?? null };
  }
  const startAt = cursor === null ? 0 : Number(cursor);
  const body = { ...search, startAt };
  const { issues, total } = await request({ method: 'POST', path: '/rest/api/2/search', body, schema: serverKeys });
  const end = startAt + issues.length;
  return { items: issues, next: issues.length === 0 || end >= total ? null : String(end) };
}

/** Data Center has no list of its own for the log, but always gives all of it. */
async function listLog({ request, isCloud }: Site, issueId: string): Promise<readonly unknown[]> {
  const params = { id: issueId };
  if (await isCloud()) return everyPage(request, { path: '/rest/api/2/issue/{id}/changelog', params });
  const query = { expand: 'changelog', fields: 'summary' };
  const answer = await request({ path: '/rest/api/2/issue/{id}', params, query, schema: logged });
  return answer.changelog?.histories ?? [];
}

function readAllIssues(site: Site, values: readonly unknown[]): readonly IssueHistory[] {
  return values.flatMap((value): IssueHistory[] => {
    const issue = readIssue(value, site.fields, null);
    if (issue === null) return [];
    const read = logged.safeParse(value);
    const histories = read.success ? (read.data.changelog?.histories ?? []) : [];
    const total = read.success ? (read.data.changelog?.total ?? null) : null;
    const changes = histories.flatMap((one) => changesOf(site, issue.id, one)).sort(byTime);
    // Without a log, or with a part of it, the rest has to be asked for.
    return [{ issue, changes, hasMore: total === null || total > histories.length }];
  });
}

function changesOf({ fields }: Site, issueId: string, entry: unknown): readonly IssueChange[] {
  return readChanges(entry, { issueId, fields, at: null, by: null });
}

const byTime = (a: IssueChange, b: IssueChange): number => a.at.getTime() - b.at.getTime();

function fieldsOf({ fields }: Site): readonly string[] {
  return [...ISSUE_FIELDS, ...[fields.points, fields.sprint].flatMap((field) => (field === null ? [] : [field.id]))];
}

/**
 * Minutes back from now, because JQL reads dates in the account's own zone. One more, as it knows no seconds.
 * @throws IssueTrackerError 'refused' a key that isn't one: it would become part of the query
 */
function jqlOf({ projects, updatedSince, order = 'updated ASC, key ASC' }: Search, now: Date): string {
  if (projects.length === 0 || projects.some((key) => !/^[A-Z][A-Z0-9_]{0,254}$/.test(key)))
    throw new IssueTrackerError('refused', 'These aren’t keys of projects.');
  const inProjects = `project in (${projects.map((key) => `"${key}"`).join(', ')})`;
  const minutes = updatedSince === null ? null : Math.ceil((now.getTime() - updatedSince.getTime()) / 60_000) + 1;
  const since = minutes === null ? '' : ` AND updated >= "-${Math.max(1, minutes)}m"`;
  return `${inProjects}${since} ORDER BY ${order}`;
}

type Search = {
  readonly projects: readonly string[];
  readonly updatedSince: Date | null;
  readonly order?: 'updated ASC, key ASC' | 'key ASC';
};
