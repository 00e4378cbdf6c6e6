import { MusterError } from '../../../../kit/errors.ts';
import { type CodeHostClient, CodeHostError } from '../../../../ports/outbound/code-host.ts';
import { openConnection } from '../../../connections/index.ts';
import type { RepositorySync } from '../../domain/sync/sync.ts';
import { claimProgress } from '../../store/syncs.ts';
import { recordFacts } from '../record-facts.ts';
import { findWork, type Work } from './find-work.ts';
import { meetRefusal, meetTrouble } from './meet-trouble.ts';
import { type PageTold, readPage } from './read-page.ts';
import { showProgress } from './start-sync.ts';
import { type SyncNeeds, type SyncOf, syncHistory } from './sync-needs.ts';

/** Pages of one job, so that other jobs come in between: a page takes GitHub 1 to 3 s. */
const PAGES_PER_JOB = 8;

/**
 * Reads a connection's past on from where it stands, a few pages, and queues the rest; the next page
 * is on its way while one is written. A page's facts, the cursor and the
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
  let ahead: Ahead | null = null;
  for (let left = PAGES_PER_JOB - 1; work !== null && left >= 0; left -= 1)
    ({ work, ahead } = await turnPage(needs, of, { work, client, ahead, last: left === 0 }));
}

/** A page asked for while the one before it is written. */
type Ahead = { readonly sync: RepositorySync; readonly page: Promise<PageTold> };
type Turn = {
  readonly work: Work;
  readonly client: CodeHostClient;
  readonly ahead: Ahead | null;
  readonly last: boolean;
};
type Turned = { readonly work: Work | null; readonly ahead: Ahead | null };

/** @returns the page after this one; null when another has to go on, or nobody */
async function turnPage(needs: SyncNeeds, of: SyncOf, { work, client, ahead, last }: Turn): Promise<Turned> {
  const { sync, repository, connection } = work;
  const fits = ahead !== null && ahead.sync.id === sync.id && ahead.sync.version === sync.version;
  const asked = fits ? ahead.page : readPage(client, sync, repository.fullName);
  const page = await asked.catch(async (error: unknown) => {
    if (!(error instanceof CodeHostError)) throw error;
    return meetTrouble(needs, of, { work, error });
  });
  if (page === 'stop') return { work: null, ahead: null };
  if (page === 'next') return { work: await needs.scope(of.workspaceId, (tx) => findWork(needs, tx, of)), ahead: null };
  const next = last || page.after.step !== sync.step ? null : askAhead(client, page.after, repository.fullName);
  const found = await needs.scope(of.workspaceId, async (tx) => {
    // Somebody else read the same page: it goes on there.
    if (!(await claimProgress(tx, sync, page.after))) return null;
    await recordFacts(needs, tx, {
      ...{ ...page.facts, workspaceId: of.workspaceId, repository },
      ...{ origin: 'backfill', bySync: true },
    });
    await showProgress(needs, tx, connection);
    const after = await findWork(needs, tx, of);
    if (after !== null && last) await needs.jobs.add(tx, syncHistory, [of]);
    return after;
  });
  return { work: found, ahead: next };
}

function askAhead(client: CodeHostClient, sync: RepositorySync, fullName: string): Ahead {
  const page = readPage(client, sync, fullName);
  // Looked at when its turn comes; it may not come.
  page.catch(() => {});
  return { sync, page };
}
