import { MusterError } from '../../../../kit/errors.ts';
import { type CodeHostClient, CodeHostError } from '../../../../ports/outbound/code-host.ts';
import { openConnection } from '../../../connections/index.ts';
import { claimProgress } from '../../store/syncs.ts';
import { recordFacts } from '../record-facts.ts';
import { findWork, type Work } from './find-work.ts';
import { meetRefusal, meetTrouble } from './meet-trouble.ts';
import { readPage } from './read-page.ts';
import { showProgress } from './start-sync.ts';
import { type SyncNeeds, type SyncOf, syncHistory } from './sync-needs.ts';

/** Pages of one job, so that other jobs come in between: a page takes GitHub 1 to 3 s. */
const PAGES_PER_JOB = 5;

/**
 * Reads a connection's past on from where it stands, a few pages, and queues the rest. A page's facts, the cursor and the
 * next job are one transaction, so whatever dies in between, each page is written once. Does nothing while GitHub asks to
 * wait.
 * @throws MusterError 'unavailable' the host has trouble: come again later
 */
export async function continueSync(needs: SyncNeeds, of: SyncOf): Promise<void> {
  let work = await needs.scope(of.workspaceId, (tx) => findWork(needs, tx, of));
  if (work === null) return;
  const client = await openConnection(needs, of).catch((error: unknown) => {
    if (error instanceof MusterError && error.fault !== 'unavailable') return null;
    throw error;
  });
  if (client === null) return meetRefusal(needs, of);
  for (let left = PAGES_PER_JOB - 1; work !== null && left >= 0; left -= 1)
    work = await turnPage(needs, of, { work, client, last: left === 0 });
}

type Turn = { readonly work: Work; readonly client: CodeHostClient; readonly last: boolean };

/** @returns the page after this one; null when another has to go on, or nobody */
async function turnPage(needs: SyncNeeds, of: SyncOf, { work, client, last }: Turn): Promise<Work | null> {
  const { sync, repository, connection } = work;
  const page = await readPage(client, sync, repository.fullName).catch(async (error: unknown) => {
    if (!(error instanceof CodeHostError)) throw error;
    return meetTrouble(needs, of, { work, error });
  });
  if (page === 'stop') return null;
  if (page === 'next') return needs.scope(of.workspaceId, (tx) => findWork(needs, tx, of));
  return needs.scope(of.workspaceId, async (tx) => {
    // Somebody else read the same page: it goes on there.
    if (!(await claimProgress(tx, sync, page.after))) return null;
    await recordFacts(needs, tx, { ...page.facts, workspaceId: of.workspaceId, repository, origin: 'backfill' });
    await showProgress(needs, tx, connection);
    const next = await findWork(needs, tx, of);
    if (next !== null && last) await needs.jobs.add(tx, syncHistory, [of]);
    return next;
  });
}
