import { describe, expect, it } from 'vitest';
import { findRepository, listSelectedRepositories } from '../../../../src/features/connections/index.ts';
import { connections, repositories } from '../../../../src/features/connections/schema.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';

const db = testDatabase();
const at = new Date('2026-11-20T08:00:00Z');
const connectionId = '0190a000-0000-7000-8000-00000000000a';

describe('repositories', () => {
  it('are found by the host’s id, and listed while they are selected and there', async () => {
    await db.store.scope(WORKSPACE, async (tx) => {
      await connect(tx);
      await tx
        .insert(repositories)
        .values([repository(1, { selectedAt: at }), repository(2), repository(3, { selectedAt: at, goneAt: at })]);
    });
    await db.store.scope(WORKSPACE, async (tx) => {
      expect(await findRepository(tx, '2')).toMatchObject({ fullName: 'acme/r2', selectedAt: null, connectedAt: at });
      expect((await listSelectedRepositories(tx)).map(({ fullName }) => fullName)).toEqual(['acme/r1']);
    });
  });

  it('of another workspace don’t exist', async () => {
    await db.store.scope(WORKSPACE, async (tx) => {
      await connect(tx);
      await tx.insert(repositories).values([repository(1, { selectedAt: at })]);
    });
    await db.store.scope(OTHER_WORKSPACE, async (tx) => {
      expect(await findRepository(tx, '1')).toBeNull();
      expect(await listSelectedRepositories(tx)).toEqual([]);
    });
  });
});

const connect = (tx: Tx) =>
  tx.insert(connections).values({
    ...{ id: connectionId, source: 'github' as const, via: 'token' as const, account: 'acme' },
    ...{ state: 'open' as const, connectedAt: at },
  });

const repository = (n: number, more: Partial<typeof repositories.$inferInsert> = {}) => ({
  ...{ id: `0190a000-0000-7000-8000-00000000010${n}`, connectionId, hostId: String(n), fullName: `acme/r${n}` },
  ...{ defaultBranch: 'main', private: true, url: `https://github.com/acme/r${n}`, ...more },
});
