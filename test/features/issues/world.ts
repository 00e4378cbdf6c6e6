import { createRandom } from '../../../src/adapters/system/random.ts';
import { recordNews } from '../../../src/features/issues/use-cases/record-news.ts';
import { createKnownTasks } from '../../../src/features/tasks/index.ts';
import type { ConnectionId } from '../../../src/kit/ids.ts';
import type { Ports } from '../../../src/ports/outbound/ports.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';

export const NOW = new Date('2026-11-25T09:00:00Z');

/** What recording needs, on a real database; `events` are the names of what was announced. */
export function issueNeeds(db: TestDatabase) {
  const events: string[] = [];
  const needs = {
    ...{ scope: db.store.scope, clock: { now: () => NOW }, random: createRandom(), events },
    announce: async (_: unknown, { name }: { readonly name: string }) => void events.push(name),
    ...{ jobs: { add: async () => {} }, knownTasks: createKnownTasks() },
  };
  return needs as typeof needs & Ports;
}

type Told = Parameters<typeof recordNews>[2];

/** As a webhook told it. */
export function hear(db: TestDatabase, connectionId: ConnectionId, facts: Told['facts'], projectId = '10000') {
  return recordNews(issueNeeds(db), { workspaceId: WORKSPACE, connectionId }, { projectId, facts });
}
