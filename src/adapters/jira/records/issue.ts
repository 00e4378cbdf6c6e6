import { z } from 'zod';
import type { IssueFact, IssueFields } from '../../../ports/outbound/tracker-records.ts';
import { account } from './account.ts';
import { id } from './id.ts';
import { readInstant } from './instant.ts';
import { readPoints } from './points.ts';
import { readSprintIds } from './sprint.ts';
import { status } from './status.ts';

const project = z.object({ id, key: z.string() });
const when = z.unknown().optional().transform(readInstant);

/** Names of what is asked for, beside the fields of points and sprints. */
export const ISSUE_FIELDS = [
  ...['summary', 'status', 'issuetype', 'project', 'assignee', 'reporter', 'parent'],
  ...['labels', 'security', 'created', 'updated', 'resolutiondate'],
] as const;

const shape = z.object({
  id,
  key: z.string().max(255),
  fields: z.looseObject({
    summary: z.string().nullish(),
    status,
    issuetype: z.object({ name: z.string() }).nullish().catch(null),
    project,
    assignee: account,
    reporter: account,
    parent: z.object({ key: z.string() }).nullish().catch(null),
    labels: z.array(z.string()).nullish().catch(null),
    security: z.unknown().optional(),
    created: when,
    updated: when,
    resolutiondate: when,
  }),
});

/**
 * An issue from a webhook or an answer; null where what has to be there isn't.
 * @param toldAt the sender's time: counts where the issue doesn't say when it was changed
 */
export function readIssue(value: unknown, fields: IssueFields, toldAt: Date | null): IssueFact | null {
  const read = shape.safeParse(value);
  if (!read.success) return null;
  const { id: issueId, key, fields: f } = read.data;
  const updatedAt = f.updated ?? toldAt ?? f.created;
  if (updatedAt === null) return null;
  return {
    ...{ id: issueId, key, project: f.project, summary: f.summary ?? '', status: f.status },
    type: f.issuetype?.name ?? '',
    points: fields.points === null ? null : readPoints(f[fields.points.id]),
    assignee: f.assignee,
    reporter: f.reporter,
    parentKey: f.parent?.key ?? null,
    sprintIds: fields.sprint === null ? [] : readSprintIds(f[fields.sprint.id]),
    labels: f.labels ?? [],
    restricted: f.security !== undefined && f.security !== null,
    createdAt: f.created ?? updatedAt,
    updatedAt,
    resolvedAt: f.resolutiondate,
  };
}
