import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { RuleActor } from '../../../src/kit/actor.ts';
import { MusterError, RepeatedRequest, UnknownOutcome } from '../../../src/kit/errors.ts';
import type { RequestKey } from '../../../src/kit/ids.ts';
import type { Tx } from '../../../src/ports/outbound/store.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';

const database = testDatabase();
const actor = (key: string | null): RuleActor & { requestKey: null } =>
  ({
    kind: 'rule',
    workspaceId: WORKSPACE,
    rule: 'test',
    surface: 'schedule',
    requestKey: key as RequestKey | null,
  }) as never;
const count = (tx: Tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from task_counters`);
const insert = (tx: Tx) => tx.execute(sql`insert into task_counters (last_number) values (1)`);

describe('a scope', () => {
  it('shows and takes rows of its own workspace only', async () => {
    const { store } = database;
    await store.scope(WORKSPACE, insert);
    expect((await store.scope(OTHER_WORKSPACE, count))[0]?.n).toBe(0);
    expect((await store.scope(WORKSPACE, count))[0]?.n).toBe(1);
    const foreign = store.scope(WORKSPACE, (tx) =>
      tx.execute(sql`insert into task_counters (workspace_id, last_number) values (${OTHER_WORKSPACE}, 1)`),
    );
    await expect(foreign).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('leaves nothing behind when it throws, and nothing of its workspace on the connection', async () => {
    const { store } = database;
    const failing = store.scope(WORKSPACE, async (tx) => {
      await insert(tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await store.scope(WORKSPACE, count))[0]?.n).toBe(0);
    const [row] =
      await store.sql`select nullif(current_setting('app.workspace_id', true), '') as workspace, current_user as role`;
    expect(row).toEqual({ workspace: null, role: 'muster' });
  });

  it('refuses its transaction once it is over', async () => {
    let kept: Tx | null = null;
    await database.store.scope(WORKSPACE, async (tx) => {
      kept = tx;
    });
    await expect(insert(kept as unknown as Tx)).rejects.toMatchObject({
      cause: { message: 'the transaction is over' },
    });
  });

  it('says so when a failed statement was swallowed instead of committing half', async () => {
    const swallowing = database.store.scope(WORKSPACE, async (tx) => {
      await insert(tx);
      await tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('a failed statement was ignored');
    expect((await database.store.scope(WORKSPACE, count))[0]?.n).toBe(0);
  });

  it('gives up a lock it can’t have within a second, in words', async () => {
    const { store } = database;
    await store.scope(WORKSPACE, insert);
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked: () => void = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holder = store.scope(WORKSPACE, async (tx) => {
      await tx.execute(sql`select * from task_counters for update`);
      locked();
      await released;
    });
    await isLocked;
    const waiter = store.scope(WORKSPACE, (tx) => tx.execute(sql`select * from task_counters for update`));
    await expect(waiter).rejects.toMatchObject({ fault: 'unavailable' });
    release();
    await holder;
  });
});

describe('a change with a request key', () => {
  it('happens once, however it comes again', async () => {
    const { store } = database;
    await store.act(actor('key-1'), insert);
    await expect(store.act(actor('key-1'), count)).rejects.toBeInstanceOf(RepeatedRequest);
  });

  it('may be tried again when it was refused: no key is kept', async () => {
    const { store } = database;
    const refused = store.act(actor('key-2'), async () => {
      throw new MusterError('forbidden', 'No.');
    });
    await expect(refused).rejects.toBeInstanceOf(MusterError);
    await store.act(actor('key-2'), insert);
  });

  it('has one effect when twenty come at once', async () => {
    const { store } = database;
    const runs = Array.from({ length: 20 }, () => store.act(actor('key-3'), insert));
    const results = await Promise.allSettled(runs);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a hot statement', () => {
  const hotInsert = (key: string) =>
    database.store.hot(
      actor(key),
      (args) => args.sql`with request as (${args.request})
      insert into task_counters (last_number) select 1 from request returning last_number`,
    );

  it('writes once and gives no row the second time', async () => {
    expect(await hotInsert('hot-1')).toHaveLength(1);
    expect(await hotInsert('hot-1')).toHaveLength(0);
  });

  it('leaves neither row nor key when it fails', async () => {
    const { store } = database;
    await hotInsert('hot-2');
    await expect(hotInsert('hot-3')).rejects.toMatchObject({ code: '23505' });
    const keys = await store.sql`select key from request_keys order by key`;
    expect(keys.map(({ key }) => key)).toEqual(['hot-2']);
  });

  it('stays within its own workspace and its own failure when many are sent behind one another', async () => {
    const { store } = database;
    const workspaces = [WORKSPACE, OTHER_WORKSPACE];
    const where = (n: number) =>
      store.hot<{ w: string }>(
        { workspaceId: workspaces[n % 2] ?? WORKSPACE, requestKey: null },
        (args) => args.sql`select current_setting('app.workspace_id') as w where 1 / ${n % 7}::int >= 0`,
      );
    const inScope = (n: number) =>
      store.scope(workspaces[n % 2] ?? WORKSPACE, (tx) =>
        tx.execute<{ w: string }>(sql`select current_setting('app.workspace_id') as w`),
      );
    const numbers = Array.from({ length: 210 }, (_, n) => n);
    const asked = numbers.map((n) => (n % 5 === 0 ? inScope(n) : where(n)));
    const told = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? one.value[0]?.w : one.reason.code,
    );
    expect(told).toEqual(numbers.map((n) => (n % 5 !== 0 && n % 7 === 0 ? '22012' : workspaces[n % 2])));
  });
});

describe('a lost connection', () => {
  /** The store's own alone: the tests empty their tables by another. */
  const killSessions = () =>
    database.store.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'muster' and pid <> pg_backend_pid()`;

  it('is told to every statement that was sent on it, and the next ones work', async () => {
    const { store } = database;
    let over = 0;
    const slow = () =>
      store
        .hot({ workspaceId: WORKSPACE, requestKey: null }, (args) => args.sql`select pg_sleep(30)`)
        .catch((error: MusterError) => error.fault)
        .finally(() => {
          over += 1;
        });
    const quick = () => store.hot({ workspaceId: WORKSPACE, requestKey: null }, (args) => args.sql`select 1 as n`);
    await quick();
    const asked = Array.from({ length: 12 }, slow);
    const running = () => store.sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    while (over < asked.length) {
      await expect.poll(async () => over === asked.length || (await running()).length > 0).toBe(true);
      await killSessions();
    }
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['unavailable']));
    expect(await quick()).toEqual([{ n: 1 }]);
  });

  it('inside a transaction is told as unavailable, and the next one works', async () => {
    const { store } = database;
    const broken = store.scope(WORKSPACE, async (tx) => {
      await insert(tx);
      await killSessions();
      await tx.execute(sql`select pg_sleep(5)`);
    });
    await expect(broken).rejects.toMatchObject({ fault: 'unavailable' });
    await store.scope(WORKSPACE, insert).catch(() => store.scope(WORKSPACE, insert));
    expect((await store.scope(WORKSPACE, count))[0]?.n).toBe(1);
  });

  it('never hangs a caller and never lets a statement run outside its transaction', async () => {
    const { store } = database;
    await store.scope(WORKSPACE, insert);
    let stop = false;
    const killer = (async () => {
      while (!stop) await killSessions();
    })();
    const raise = (tx: Tx) => tx.execute(sql`update task_counters set last_number = last_number + 1`);
    let done = 0;
    let unknown = 0;
    for (let round = 0; round < 60; round += 1) {
      await store.scope(WORKSPACE, raise).then(
        () => {
          done += 1;
        },
        (error: unknown) => {
          if (error instanceof UnknownOutcome) unknown += 1;
          else expect(error).toMatchObject({ fault: 'unavailable' });
        },
      );
    }
    stop = true;
    await killer;
    const rows = await store.sql<{ last_number: number }[]>`select last_number from task_counters`;
    const raised = (rows[0]?.last_number ?? 0) - 1;
    expect(raised).toBeGreaterThanOrEqual(done);
    expect(raised).toBeLessThanOrEqual(done + unknown);
  });
});
