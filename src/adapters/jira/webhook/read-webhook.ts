import { z } from 'zod';
import type { TrackerFact } from '../../../ports/outbound/tracker-fact.ts';
import type { IssueFields } from '../../../ports/outbound/tracker-records.ts';
import { readAccount } from '../records/account.ts';
import { readChanges } from '../records/changes.ts';
import { id } from '../records/id.ts';
import { readInstant } from '../records/instant.ts';
import { readIssue } from '../records/issue.ts';
import { sprint } from '../records/sprint.ts';

const shape = z.object({
  webhookEvent: z.string(),
  timestamp: z.unknown().optional(),
  issue: z.unknown().optional(),
  user: z.unknown().optional(),
  changelog: z.unknown().optional(),
  sprint: z.unknown().optional(),
});
const deleted = z.object({ id, key: z.string(), fields: z.object({ project: z.object({ id }) }) });

/**
 * What a webhook of Cloud or Data Center says. Only the issue's own events tell its state: those of comments and links carry
 * a part of it, whose gaps would read as "no points". Old Servers leave out the event's type; it isn't needed.
 */
export function readWebhook(body: unknown, fields: IssueFields): readonly TrackerFact[] {
  const read = shape.safeParse(body);
  if (!read.success) return [];
  const { webhookEvent, timestamp, issue, user, changelog, sprint: told } = read.data;
  const at = readInstant(timestamp);
  if (webhookEvent.startsWith('sprint_')) return at === null ? [] : readSprint(webhookEvent, told, at);
  if (webhookEvent === 'jira:issue_deleted') return at === null ? [] : readDeleted(issue, at);
  if (webhookEvent !== 'jira:issue_created' && webhookEvent !== 'jira:issue_updated') return [];
  const fact = readIssue(issue, fields, at);
  if (fact === null) return [];
  const by = readAccount(user);
  const toldAt = at ?? fact.updatedAt;
  const changes = readChanges(changelog, { issueId: fact.id, fields, at: toldAt, by });
  return [{ kind: 'issue', at: toldAt, issue: fact, changes, by }];
}

function readSprint(event: string, told: unknown, at: Date): readonly TrackerFact[] {
  const read = sprint.safeParse(told);
  if (!read.success) return [];
  if (event === 'sprint_deleted') return [{ kind: 'sprint-deleted', at, sprintId: read.data.id }];
  return [{ kind: 'sprint', at, sprint: read.data }];
}

function readDeleted(issue: unknown, at: Date): readonly TrackerFact[] {
  const read = deleted.safeParse(issue);
  if (!read.success) return [];
  const { id: issueId, key, fields } = read.data;
  return [{ kind: 'issue-deleted', at, issueId, key, projectId: fields.project.id }];
}
