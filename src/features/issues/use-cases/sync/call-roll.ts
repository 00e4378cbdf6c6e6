import type { IssueTrackerClient } from '../../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { IssueHistory } from '../../../../ports/outbound/tracker-records.ts';
import { afterAbsent, afterRollCall, LOOKED_AT_ONCE, numberOf, ROLL_PAGE } from '../../domain/roll-call.ts';
import {
  countMissing,
  endMissing,
  findOldestChange,
  forgetMissing,
  listMissing,
  markMissing,
} from '../../store/roll-call.ts';
import type { SyncOf } from '../work.ts';
import type { Work } from './find-work.ts';
import { allChanges, type PageTold } from './read-page.ts';

type Needs = Pick<Ports, 'scope' | 'clock'>;
type Asking = { readonly work: Work; readonly client: IssueTrackerClient };

/** The tracker searches by whole minutes, and its clock isn't ours: so much is asked for more, in milliseconds. */
const OVERLAP_MS = 3_600_000;

/**
 * Compares the next stretch of the tracker's list with what is known. What is missing is only marked: a list may leave out
 * what moved while its pages were turned.
 * @throws IssueTrackerError
 */
export async function callRoll(needs: Needs, of: SyncOf, { work, client }: Asking): Promise<PageTold> {
  const { sync, project } = work;
  const own = { connectionId: of.connectionId, projectHostId: project.hostId };
  const oldest = await needs.scope(of.workspaceId, (tx) => findOldestChange(tx, own));
  // Nothing is known of it, so nothing can be missing.
  if (oldest === null)
    return {
      facts: {},
      after: () => afterRollCall(sync, { next: null, countedTo: 0, known: 0, missing: 0, marked: 0 }),
    };
  const updatedSince = new Date(oldest.getTime() - OVERLAP_MS);
  const ask = { project: project.key, updatedSince, cursor: sync.cursor, size: ROLL_PAGE };
  const { items, next } = await client.listKeys(ask);
  const last = items.reduce((most, { key }) => Math.max(most, numberOf(key) ?? 0), sync.countedTo);
  return {
    facts: {},
    async after(tx) {
      if (sync.cursor === null) await forgetMissing(tx, own);
      await markMissing(tx, own, {
        ...{ after: sync.countedTo, upTo: next === null ? null : last, listed: items.map(({ id }) => id) },
        ...{ before: sync.startedAt, at: needs.clock.now() },
      });
      const { known, missing, marked } = await countMissing(tx, own);
      // Some that were thought to be gone and are back are looked for like the missing, but are no sign of a lost right.
      return afterRollCall(sync, { next, countedTo: last, known, missing, marked });
    },
  };
}

/**
 * Looks for some of the missing, each by itself: gone is what the tracker itself says isn't there.
 * @throws IssueTrackerError
 */
export async function lookForMissing(needs: Needs, of: SyncOf, { work, client }: Asking): Promise<PageTold> {
  const { sync, project } = work;
  const own = { connectionId: of.connectionId, projectHostId: project.hostId };
  const ids = await needs.scope(of.workspaceId, (tx) => listMissing(tx, own, LOOKED_AT_ONCE));
  const found: IssueHistory[] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const issue = await client.lookUp(id);
    if (issue === null) gone.push(id);
    else found.push(issue);
  }
  const changes = [];
  for (const one of found) changes.push(...(await allChanges(client, one)));
  const at = needs.clock.now();
  const deleted = gone.map((issueId) => ({ issueId, at, inferred: true }));
  return {
    facts: { issues: found.map(({ issue }) => issue), changes, deleted },
    async after(tx) {
      await endMissing(tx, of.connectionId, ids);
      const { marked } = await countMissing(tx, own);
      return afterAbsent(sync, { looked: ids.length, left: marked > 0 });
    },
  };
}
