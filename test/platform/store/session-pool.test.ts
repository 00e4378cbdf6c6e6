import { describe, expect, it, onTestFinished } from 'vitest';
import { inBackground } from '../../../src/platform/background.ts';
import { openStore } from '../../../src/platform/store/open-store.ts';
import { createSessionPool, type SessionClient } from '../../../src/platform/store/session-pool.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';

const database = testDatabase();

/** Nothing connects before its first statement. */
function open(size: number) {
  const pool = createSessionPool(database.address, size);
  onTestFinished(() => pool.end());
  const got: string[] = [];
  const clients = new Map<string, SessionClient>();
  const ask = (name: string, background = false) =>
    pool.acquire({ background }).then((client) => {
      got.push(name);
      clients.set(name, client);
    });
  const release = (name: string) => pool.release(clients.get(name) as SessionClient);
  /** Whoever can go on has done so. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { got, ask, release, turn };
}

describe('connections for transactions', () => {
  it('are all people’s; what runs in the background leaves the last one to them', async () => {
    const { got, ask, turn } = open(3);
    for (const name of ['job 1', 'job 2', 'job 3']) void ask(name, true);
    await turn();
    expect(got).toEqual(['job 1', 'job 2']);
    void ask('ana');
    void ask('bo');
    await turn();
    expect(got).toEqual(['job 1', 'job 2', 'ana']);
  });

  it('go to people first and in turn, then to what waits in the background', async () => {
    const { got, ask, release, turn } = open(3);
    void ask('job 1', true);
    void ask('job 2', true);
    void ask('ana');
    await turn();
    for (const name of ['job 3', 'job 4']) void ask(name, true);
    for (const name of ['bo', 'cy']) void ask(name);
    for (const name of ['job 1', 'ana', 'bo', 'cy', 'job 2']) {
      release(name);
      await turn();
    }
    expect(got).toEqual(['job 1', 'job 2', 'ana', 'bo', 'cy', 'job 3', 'job 4']);
  });
});

describe('waiting for another’s lock', () => {
  /** Holds a lock for longer than a person waits. */
  const hold = (sql: typeof database.store.sql) =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(42)`;
      await tx`select pg_sleep(1.3)`;
    });
  const lock = (store: typeof database.store) =>
    store.scope(WORKSPACE, (tx) => tx.sql`select pg_advisory_xact_lock(42)`.then(() => 'got it'));

  it('takes a person a second at most, and what nobody waits for as long as it takes', async () => {
    const clock = { now: () => new Date() };
    const other = await openStore({ address: database.address, pool: 6, clock });
    onTestFinished(() => other.close());
    const held = hold(other.sql);
    const isHeld = async () =>
      (
        await database.store.sql`
        select 1 from pg_locks where locktype = 'advisory' and objid = 42
          and database = (select oid from pg_database where datname = current_database())`
      ).length;
    await expect.poll(isHeld).toBe(1);
    const [person, job] = await Promise.allSettled([lock(database.store), inBackground(() => lock(database.store))]);
    expect(person).toMatchObject({ status: 'rejected', reason: { fault: 'unavailable' } });
    expect(job).toEqual({ status: 'fulfilled', value: 'got it' });
    await held;
  });
});
