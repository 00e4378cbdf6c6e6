import { repositorySyncs } from '../../../src/features/pull-requests/schema/sync.ts';
import { continueSync } from '../../../src/features/pull-requests/use-cases/sync/continue-sync.ts';
import { startSync } from '../../../src/features/pull-requests/use-cases/sync/start-sync.ts';
import type { RepositoryId } from '../../../src/kit/ids.ts';
import type { StoreAddress } from '../../../src/platform/store/address.ts';
import { openStore } from '../../../src/platform/store/open-store.ts';
import { buildSyncNeeds } from '../../support/build-sync-needs.ts';
import { CONNECTION } from '../../support/github-connection.ts';
import type { ReaderTask } from './read-history.ts';

/** Reads a connection's past to its end, from wherever it stands, in a process that may be killed. Prints how long it took. */
const task = JSON.parse(process.argv[2] ?? '') as ReaderTask;
const clock = { now: () => new Date() };
const store = await openStore({ address: task.address as StoreAddress, pool: 4, clock });
const queue: string[] = [];
const needs = buildSyncNeeds({ scope: store.scope, clock, url: task.githubUrl, queue });
const of = { workspaceId: task.workspaceId, connectionId: CONNECTION };

const startedAt = performance.now();
const begun = await store.scope(of.workspaceId, (tx) => tx.select().from(repositorySyncs).limit(1));
if (begun.length === 0) {
  const ids = task.repositoryIds as readonly RepositoryId[];
  await startSync(needs, { ...of, repositoryIds: ids, byId: null });
} else queue.push('after a kill');
// Each round is a job: it queues the next, until nothing is left to read.
while (queue.splice(0).length > 0) await continueSync(needs, of);
console.log(JSON.stringify({ ms: performance.now() - startedAt }));
await store.close();
