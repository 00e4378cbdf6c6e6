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
  const board = (name: string) =>
    pool.board().then((client) => {
      got.push(name);
      clients.set(name, client);
    });
  const warm = (name: string) => Object.assign(clients.get(name) ?? {}, { warm: true });
  const release = (name: string) => pool.release(clients.get(name) as SessionClient);
  /** Whoever can go on has done so. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { got, clients, ask, board, warm, release, turn };
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

describe('transactions sent in one go', () => {
  it('have a free connection to themselves, and follow one another where none is left', async () => {
    const { got, clients, board, warm, turn } = open(2);
    for (const name of ['one', 'two', 'three']) void board(name);
    await turn();
    // Neither connection has answered yet: what is sent behind a first `begin` could meet its refusal.
    expect(got).toEqual(['one', 'two']);
    warm('one');
    warm('two');
    for (const name of ['four', 'five']) void board(name);
    await turn();
    expect(got).toEqual(['one', 'two']);
    expect(clients.get('one')).not.toBe(clients.get('two'));
  });

  it('are at most four on one connection, and wait in turn behind whoever needs one alone', async () => {
    const { got, clients, ask, board, warm, release, turn } = open(2);
    void ask('ana');
    await turn();
    void board('one');
    await turn();
    warm('one');
    for (const name of ['two', 'three', 'four', 'five']) void board(name);
    await turn();
    expect(got).toEqual(['ana', 'one', 'two', 'three', 'four']);
    expect(new Set(['one', 'two', 'three', 'four'].map((name) => clients.get(name))).size).toBe(1);
    void ask('bo');
    void board('six');
    release('two');
    await turn();
    expect(got.slice(5)).toEqual(['five']);
    release('ana');
    await turn();
    expect(got.slice(6)).toEqual(['bo']);
    for (const name of ['one', 'three']) release(name);
    await turn();
    expect(got.slice(7)).toEqual(['six']);
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

  it('in the background holds up nobody’s hot statement, be there ever so many', async () => {
    const other = await openStore({ address: database.address, pool: 6, clock: { now: () => new Date() } });
    onTestFinished(() => other.close());
    const person = { workspaceId: WORKSPACE, requestKey: null };
    const ask = () => other.hot<{ n: number }>(person, ({ sql }) => sql`select 1 as n`);
    await Promise.all([ask(), ask()]);
    let job: Promise<unknown> = Promise.resolve();
    await database.store.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(43)`;
      job = inBackground(() => other.hot(person, ({ sql }) => sql`select pg_advisory_xact_lock(43)`));
      const waits = async () => (await tx`select 1 from pg_locks where objid = 43 and not granted`).length;
      await expect.poll(waits).toBe(1);
      const answers = await Promise.all(Array.from({ length: 40 }, ask));
      expect(answers).toEqual(Array.from({ length: 40 }, () => [{ n: 1 }]));
    });
    await job;
  });

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
