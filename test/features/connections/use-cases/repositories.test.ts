import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { findRepository, listSelectedRepositories } from '../../../../src/features/connections/index.ts';
import { adoptToken } from '../../../../src/features/connections/use-cases/adopt-token.ts';
import {
  chooseFound,
  chooseRepositories,
  showRepositories,
} from '../../../../src/features/connections/use-cases/choose-repositories.ts';
import { connectToken, showWebhook } from '../../../../src/features/connections/use-cases/connect-token.ts';
import { discardApp, disconnect } from '../../../../src/features/connections/use-cases/disconnect.ts';
import { followRepository } from '../../../../src/features/connections/use-cases/follow-repository.ts';
import { createProposedTeam, listProposedTeams } from '../../../../src/features/connections/use-cases/host-teams.ts';
import { listConnections } from '../../../../src/features/connections/use-cases/list-connections.ts';
import { readAccount } from '../../../../src/features/connections/use-cases/read-account.ts';
import { startConnecting } from '../../../../src/features/connections/use-cases/start-connecting.ts';
import { testConnection } from '../../../../src/features/connections/use-cases/test-connection.ts';
import type { ConnectionId } from '../../../../src/kit/ids.ts';
import type { HostFactOf, HostNews } from '../../../../src/ports/inbound/host-facts.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { connectionNeeds, fakeHost, person, repository, rule } from '../world.ts';

const db = testDatabase();
const admin = person('admin');
let host: ReturnType<typeof fakeHost>;
let needs: ReturnType<typeof connectionNeeds>;
let connectionId: ConnectionId;
beforeEach(async () => {
  host = fakeHost();
  needs = connectionNeeds(db, host, { token: 'ghp_operator' });
  await adoptToken(needs, rule);
  const connection = (await listConnections(needs, admin))?.rows[0]?.connection;
  if (connection === undefined) throw new Error('not connected');
  connectionId = connection.id;
});

const read = (at?: string) => {
  if (at !== undefined) needs.at(at);
  return readAccount(needs, { workspaceId: WORKSPACE, connectionId });
};
const find = (hostId: string) => db.store.scope(WORKSPACE, (tx) => findRepository(tx, hostId));
const selected = async () => (await db.store.scope(WORKSPACE, listSelectedRepositories)).map(({ hostId }) => hostId);

type RepositoryFact = HostFactOf<'repository'>;
const news = (fact: Pick<RepositoryFact, 'change' | 'repository' | 'at'>): HostNews<RepositoryFact> => ({
  ...{ workspaceId: WORKSPACE, connectionId, fact: { kind: 'repository', formerName: null, ...fact } },
  ...{ origin: 'live', deliveryId: 'd', receivedAt: fact.at, log: silentLog },
});

describe('the list of repositories', () => {
  it('keeps what was chosen, takes new ones in unchosen, and loses those out of reach', async () => {
    host.repositories = [repository('1'), repository('2')];
    await read();
    await chooseFound(needs, admin, { connectionId, search: '', select: true });
    expect(await selected()).toEqual(['1', '2']);
    host.repositories = [repository('1', { fullName: 'acme/renamed' }), repository('3')];
    await read('2026-11-25T10:00:00Z');
    expect(await selected()).toEqual(['1']);
    expect(await find('1')).toMatchObject({ fullName: 'acme/renamed', selectedAt: expect.any(Date) });
    expect(await find('3')).toMatchObject({ selectedAt: null, goneAt: null });
    host.repositories = [repository('1'), repository('2')];
    await read('2026-11-25T11:00:00Z');
    expect(await selected()).toEqual(['1', '2']);
  });

  it('ends the same whatever order webhooks come in, and however often', async () => {
    host.repositories = [repository('1')];
    await read('2026-11-25T08:00:00Z');
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 9, minute));
    const story: Parameters<typeof news>[0][] = [
      { change: 'renamed', repository: repository('1', { fullName: 'acme/second' }), at: at(1) },
      { change: 'archived', repository: repository('1', { fullName: 'acme/second', archived: true }), at: at(2) },
      { change: 'unarchived', repository: repository('1', { fullName: 'acme/second' }), at: at(3) },
      { change: 'renamed', repository: repository('1', { fullName: 'acme/third' }), at: at(4) },
      { change: 'edited', repository: repository('1', { fullName: 'acme/third', defaultBranch: 'trunk' }), at: at(5) },
      { change: 'deleted', repository: repository('2'), at: at(6) },
      { change: 'created', repository: repository('2'), at: at(6) },
    ];
    const order = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });
    await fc.assert(
      fc.asyncProperty(order, async (facts) => {
        await db.store.sql`delete from repositories where host_id = '2'`;
        await db.store
          .sql`update repositories set told_at = '2026-11-25T08:00:00Z', full_name = 'acme/r1', archived = false`;
        for (const fact of facts) await followRepository(needs, news(fact));
        expect(await find('1')).toMatchObject({
          fullName: 'acme/third',
          archived: false,
          defaultBranch: 'trunk',
          goneAt: null,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('at equal times leaves what is deleted deleted', async () => {
    const at = new Date('2026-11-25T09:30:00Z');
    await followRepository(needs, news({ change: 'created', repository: repository('5'), at }));
    await followRepository(needs, news({ change: 'deleted', repository: repository('5'), at }));
    await followRepository(needs, news({ change: 'edited', repository: repository('5'), at }));
    expect(await find('5')).toMatchObject({ goneAt: at });
  });
});

describe('choosing', () => {
  it('announces what is new alone, and a second time nothing', async () => {
    host.repositories = [repository('1'), repository('2')];
    await read();
    needs.announced.length = 0;
    const { rows } = await showRepositories(needs, admin, { connectionId, search: '', page: 0 });
    const choice = { select: rows.map(({ id }) => id), unselect: [] };
    await chooseRepositories(needs, admin, { connectionId, choice });
    await chooseRepositories(needs, admin, { connectionId, choice });
    expect(needs.announced).toEqual([
      {
        name: 'connection.repositories-selected',
        payload: { workspaceId: WORKSPACE, connectionId, repositoryIds: choice.select, byId: admin.personId },
      },
    ]);
  });

  it('of fifteen hundred goes out in two announcements', async () => {
    host.repositories = Array.from({ length: 1_500 }, (_, n) => repository(String(n + 1)));
    await read();
    needs.announced.length = 0;
    await chooseFound(needs, admin, { connectionId, search: '', select: true });
    const counts = needs.announced.map(({ payload }) => (payload as { repositoryIds: unknown[] }).repositoryIds.length);
    expect(counts).toEqual([1_000, 500]);
    expect(await showRepositories(needs, admin, { connectionId, search: 'r15', page: 0 })).toMatchObject({
      selected: 1_500,
      found: 12,
    });
  });

  it('ends with the connection: nothing is read any more, and its secrets are gone', async () => {
    host.repositories = [repository('1')];
    await read();
    await chooseFound(needs, admin, { connectionId, search: '', select: true });
    await connectToken(needs, admin, 'ghp_another_token');
    await disconnect(needs, admin, connectionId);
    await disconnect(needs, admin, connectionId);
    expect(await selected()).toEqual([]);
    expect(await db.store.sql`select token, webhook_secret from connections`).toEqual([
      { token: null, webhook_secret: null },
    ]);
    const done = await db.store.sql`select 1 from history where action = 'connection.disconnect'`;
    expect(done).toHaveLength(1);
  });
});

describe('who may', () => {
  const deeds = {
    'start connecting': (who: typeof admin) => startConnecting(needs, who, 'acme'),
    'connect a token': (who: typeof admin) => connectToken(needs, who, 'ghp_some_token'),
    'see the webhook': (who: typeof admin) => showWebhook(needs, who, connectionId),
    test: (who: typeof admin) => testConnection(needs, who, connectionId),
    'see repositories': (who: typeof admin) => showRepositories(needs, who, { connectionId, search: '', page: 0 }),
    'choose repositories': (who: typeof admin) =>
      chooseRepositories(needs, who, { connectionId, choice: { select: [], unselect: [] } }),
    'choose all': (who: typeof admin) => chooseFound(needs, who, { connectionId, search: '', select: true }),
    'see teams': (who: typeof admin) => listProposedTeams(needs, who, connectionId),
    'make a team': (who: typeof admin) => createProposedTeam(needs, who, connectionId),
    disconnect: (who: typeof admin) => disconnect(needs, who, connectionId),
    'discard an app': (who: typeof admin) => discardApp(needs, who, connectionId),
  };

  it.each(
    Object.entries(deeds).flatMap(([name, deed]) =>
      (['developer', 'lead', 'manager'] as const).map((role) => [name, role, deed] as const),
    ),
  )('%s: never a %s', async (_name, role, deed) => {
    await expect(deed(person(role))).rejects.toMatchObject({ fault: 'forbidden' });
  });

  it.each(['see the webhook', 'test', 'see repositories', 'choose all', 'see teams', 'make a team'] as const)(
    '%s of another workspace finds nothing, by an admin of one’s own',
    async (name) => {
      await expect(deeds[name](person('admin', OTHER_WORKSPACE))).rejects.toMatchObject({ fault: 'not-found' });
    },
  );

  it('disconnect another workspace’s connection changes nothing', async () => {
    await disconnect(needs, person('admin', OTHER_WORKSPACE), connectionId);
    expect(await db.store.sql`select state from connections`).toEqual([{ state: 'open' }]);
  });
});
