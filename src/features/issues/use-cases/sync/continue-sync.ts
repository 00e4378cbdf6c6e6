import { MusterError } from '../../../../kit/errors.ts';
import { type IssueTrackerClient, IssueTrackerError } from '../../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import { findConnectionSync, openTracker, saveConnectionSync } from '../../../connections/index.ts';
import { afterAbsent } from '../../domain/roll-call.ts';
import { afterGone, afterLostPlace, afterTrouble } from '../../domain/sync.ts';
import { syncWait } from '../../outgoing.ts';
import { claimProgress, holdSync } from '../../store/syncs.ts';
import { type RecordNeeds, recordIssueFacts } from '../record-issue-facts.ts';
import { type SyncOf, syncWork } from '../work.ts';
import { callRoll, lookForMissing } from './call-roll.ts';
import { findWork, type Work } from './find-work.ts';
import { type PageTold, readPage } from './read-page.ts';
import { showProgress } from './start-sync.ts';

export type SyncNeeds = RecordNeeds & Pick<Ports, 'scope'> & Parameters<typeof openTracker>[0];

/** Pages of one job, so that other jobs come in between. */
const PAGES_PER_JOB = 8;
/** Where the tracker names no time, in milliseconds. Source: Jira, rate limiting: begin with some seconds, and grow. */
const UNNAMED_WAIT_MS = 60_000;

/**
 * Reads a connection's past on from where it stands, a few pages, and queues the rest. A page's facts, the cursor and the
 * next job are one transaction, so whatever dies in between, each page is written once. Does nothing while Jira asks to
 * wait.
 * @throws MusterError 'unavailable' the tracker has trouble: come again later
 */
export async function continueSync(needs: SyncNeeds, of: SyncOf): Promise<void> {
  let work = await needs.scope(of.workspaceId, (tx) => findWork(needs, tx, of));
  if (work === null) return;
  const client = await openTracker(needs, of).catch((error: unknown) => {
    if (error instanceof MusterError && error.fault !== 'unavailable') return null;
    throw error;
  });
  if (client === null) return meetRefusal(needs, of);
  for (let left = PAGES_PER_JOB - 1; work !== null && left >= 0; left -= 1)
    work = await turnPage(needs, of, { work, client, last: left === 0 });
}

type Turn = { readonly work: Work; readonly client: IssueTrackerClient; readonly last: boolean };

/** @returns the page after this one; null when another has to go on, or nobody */
async function turnPage(needs: SyncNeeds, of: SyncOf, { work, client, last }: Turn): Promise<Work | null> {
  const { sync, connection } = work;
  const page = await askFor(needs, of, { work, client }).catch((error: unknown) =>
    meetTrouble(needs, of, { work, error }),
  );
  if (page === 'stop') return null;
  if (page === 'next') return needs.scope(of.workspaceId, (tx) => findWork(needs, tx, of));
  return writePage(needs, of, { page, sync, connection, last });
}

function askFor(needs: SyncNeeds, of: SyncOf, { work, client }: Omit<Turn, 'last'>): Promise<PageTold> {
  const { sync, project } = work;
  if (sync.step === 'roll-call') return callRoll(needs, of, { work, client });
  if (sync.step === 'absent') return lookForMissing(needs, of, { work, client });
  return readPage({ client, sync, projectKey: project.key, at: needs.clock.now() });
}

type Written = Pick<Work, 'sync' | 'connection'> & { readonly page: PageTold; readonly last: boolean };

function writePage(needs: SyncNeeds, of: SyncOf, { page, sync, connection, last }: Written): Promise<Work | null> {
  return needs.scope(of.workspaceId, async (tx) => {
    // Somebody else read the same page: it goes on there.
    if (!(await holdSync(tx, sync))) return null;
    await claimProgress(tx, sync, await page.after(tx));
    await recordIssueFacts(needs, tx, { ...page.facts, ...of });
    await showProgress(needs, tx, connection);
    const after = await findWork(needs, tx, of);
    if (after !== null && last) await needs.jobs.add(tx, syncWork, [of]);
    return after;
  });
}

/** @returns `next`: others may be read · `stop`: nothing more now @throws to come again */
async function meetTrouble(
  needs: SyncNeeds,
  of: SyncOf,
  { work: { sync }, error }: { readonly work: Work; readonly error: unknown },
): Promise<'next' | 'stop'> {
  if (!(error instanceof IssueTrackerError)) throw error;
  const claim = (after: Work['sync']) => needs.scope(of.workspaceId, (tx) => claimProgress(tx, sync, after));
  switch (error.failure) {
    case 'limited':
      await waitForTracker(needs, of, error.retryAfterMs ?? UNNAMED_WAIT_MS);
      return 'stop';
    case 'refused':
      await meetRefusal(needs, of);
      return 'stop';
    case 'gone':
      // A place in a list is good for some days; a project without one is out of reach. What came in place of an issue
      // that was looked for says nothing of it.
      if (sync.step === 'absent') await claim(afterAbsent(sync, { looked: 0, left: false }));
      else await claim(sync.cursor === null ? afterGone(sync) : afterLostPlace(sync));
      return 'next';
    case 'unavailable':
      await claim(afterTrouble(sync));
      throw new MusterError('unavailable', 'Jira has trouble at the moment.', { cause: error });
    default:
      return error.failure satisfies never;
  }
}

/** The tracker doesn't let Muster read: an admin has to look, and presses *Sync now* then. */
async function meetRefusal(needs: SyncNeeds, of: SyncOf): Promise<void> {
  await needs.scope(of.workspaceId, async (tx) => {
    const before = await findConnectionSync(tx, of.connectionId);
    if (before === null) return;
    const after = { ...before, state: 'refused', finishedAt: needs.clock.now() } as const;
    await saveConnectionSync(tx, after);
    await showProgress(needs, tx, after);
  });
}

/** Nothing of this connection's past is asked for until then; a schedule row brings it back. */
async function waitForTracker(needs: SyncNeeds, of: SyncOf, waitMs: number): Promise<void> {
  const waitUntil = new Date(needs.clock.now().getTime() + waitMs);
  await needs.scope(of.workspaceId, async (tx) => {
    const before = await findConnectionSync(tx, of.connectionId);
    if (before === null) return;
    await saveConnectionSync(tx, { ...before, waitUntil });
    await showProgress(needs, tx, { ...before, waitUntil });
    await needs.schedules.set(tx, { ...syncWait(of.connectionId), at: waitUntil });
  });
}
