import type { IssueId } from '../../../kit/ids.ts';
import { cleanText } from '../../../kit/text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { IssueFact, StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import { findAccount } from '../../connections/index.ts';
import { faceOf } from '../domain/face-of.ts';
import type { Issue, IssueState } from '../domain/issue.ts';
import { mergeIssues } from '../domain/merge-issues.ts';
import { forgetInferred, listDeleted, listIssuesByHostId, saveIssues, saveMemberships } from '../store/issues.ts';
import { saveCategories } from '../store/sprints.ts';
import type { Who } from './meet-everybody.ts';
import type { Recording } from './record-issue-facts.ts';

/** An issue about which something was told; `before` is null when it wasn't known. */
export type StateChange = { readonly before: Issue | null; readonly after: Issue };

/** Merges what is told into what is known and writes it. The site must be held. */
export async function recordStates(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { recording, who }: { readonly recording: Recording; readonly who: Who },
): Promise<readonly StateChange[]> {
  const { connectionId, issues = [], deleted = [] } = recording;
  await learnCategories(tx, recording);
  const told = [...new Set([...issues.map(({ id }) => id), ...deleted.map(({ issueId }) => issueId)])];
  const known = new Map((await listIssuesByHostId(tx, connectionId, told)).map((one) => [one.hostId, one]));
  const gone = await listDeleted(tx, connectionId, told);
  const back = new Set(seenAgain(recording, gone));
  await forgetInferred(tx, connectionId, [...back]);
  const site = (await findAccount(tx, connectionId)) ?? '';
  const merged = new Map<string, IssueState>();
  for (const one of issues) {
    const present = known.get(one.id);
    const before = merged.get(one.id) ?? (back.has(one.id) && present ? { ...present, deletedAt: null } : present);
    const state = toState(one, { recording, who, site });
    merged.set(one.id, before === undefined ? state : mergeIssues(before, state));
  }
  for (const [hostId, { at }] of gone) {
    const one = merged.get(hostId) ?? known.get(hostId);
    if (one !== undefined && !back.has(hostId)) merged.set(hostId, { ...one, deletedAt: at });
  }
  const states = [...merged.values()].map((state): StateChange => {
    const before = known.get(state.hostId) ?? null;
    return { before, after: { ...state, id: before?.id ?? (needs.random.uuid() as IssueId) } };
  });
  const moved = states.filter(isNews);
  await saveIssues(
    tx,
    moved.map(({ after }) => after),
  );
  await saveMemberships(
    tx,
    connectionId,
    unique(moved.flatMap(({ after }) => after.sprintIds.map((id) => `${after.hostId} ${id}`))).map(toPair),
  );
  return states;
}

/**
 * Those that were only thought to be gone: whoever was asked for one now has it, and what tells of a later change is of one
 * that is there. A webhook from before comes late, and proves nothing.
 */
function seenAgain(
  { issues = [], certainty = 'read' }: Recording,
  gone: Awaited<ReturnType<typeof listDeleted>>,
): readonly string[] {
  return issues.flatMap(({ id, updatedAt }) => {
    const entry = gone.get(id);
    return entry?.inferred === true && (certainty === 'read' || updatedAt > entry.at) ? [id] : [];
  });
}

/** Whether it says anything that wasn't known. */
export function isNews({ before, after }: StateChange): boolean {
  return (
    before === null ||
    before.face !== after.face ||
    before.certainty !== after.certainty ||
    before.category !== after.category ||
    before.hostUpdatedAt.getTime() !== after.hostUpdatedAt.getTime() ||
    before.deletedAt?.getTime() !== after.deletedAt?.getTime()
  );
}

/** `host id` and `sprint id`, as one word and back: one statement must not name a pair twice. */
export function toPair(words: string): { readonly issueHostId: string; readonly sprintHostId: string } {
  const [issueHostId = '', sprintHostId = ''] = words.split(' ');
  return { issueHostId, sprintHostId };
}

export function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

async function learnCategories(tx: Tx, { connectionId, issues = [], changes = [], statuses = [] }: Recording) {
  const inChanges = changes.flatMap((one) => (one.field === 'status' ? [one.from, one.to] : []));
  const told = [...issues.map(({ status }) => status), ...inChanges, ...statuses];
  const found = new Map<string, { hostId: string; name: string; category: StatusCategory }>();
  for (const status of told)
    if (status !== null && status.category !== null)
      found.set(status.id, { hostId: status.id, name: cleanText(status.name), category: status.category });
  await saveCategories(tx, connectionId, [...found.values()]);
}

function toState(
  told: IssueFact,
  { recording, who, site }: { readonly recording: Recording; readonly who: Who; readonly site: string },
): IssueState {
  const { connectionId, certainty = 'read' } = recording;
  const { key, points, parentKey, sprintIds, createdAt, resolvedAt } = told;
  return {
    ...{
      connectionId,
      hostId: told.id,
      key,
      url: `${site}/browse/${key}`,
      points,
      parentKey,
      sprintIds,
      createdAt,
      resolvedAt,
    },
    ...{ projectHostId: told.project.id, projectKey: told.project.key, type: cleanText(told.type) },
    ...{ statusId: told.status.id, status: cleanText(told.status.name), category: told.status.category },
    summary: cleanText(told.summary),
    labels: told.labels.map(cleanText),
    restricted: told.restricted,
    ...{ assigneeId: who(told.assignee), reporterId: who(told.reporter), hostUpdatedAt: told.updatedAt },
    ...{ deletedAt: null, certainty, face: faceOf(told) },
  };
}
