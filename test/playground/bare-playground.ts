import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { openPlayground, type Playground } from '../../playground/open-playground.ts';
import type { World } from '../../playground/open-world.ts';
import { connectionOf } from '../../src/platform/store/embedded/connection.ts';
import { openLayout } from '../../src/platform/store/embedded/layout.ts';
import { findPostmaster } from '../../src/platform/store/embedded/postmaster.ts';

export type BarePlayground = {
  readonly world: World;
  readonly dataDir: string;
  look<Answer>(verb: string, query: Record<string, string>): Promise<Answer>;
  act<Answer>(verb: string, deed: object): Promise<Answer>;
  /** Ends it, and starts it on the same folder. */
  restart(): Promise<void>;
};

/** The playground with a real Muster and a company without a past, in this process; one for all tests of the file. */
export function barePlayground(beginsAt: Date): BarePlayground {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-bare-'));
  let running: Playground | null = null;
  const open = async (): Promise<void> => {
    const options = { port: 0, dataDir, databaseUrl: '', logLevel: 'error' };
    running = await openPlayground({ ...options, life: { beginsAt: () => beginsAt, live: async () => {} } });
    if (!(await running.ready)) throw new Error('Muster did not start');
  };
  const get = (): Playground => {
    if (running === null) throw new Error('it runs inside tests only');
    return running;
  };
  beforeAll(open, 40_000);
  afterAll(async () => {
    await running?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 20_000);
  const address = (verb: string): string => `http://127.0.0.1:${get().port}/playground/api/${verb}`;
  return {
    dataDir,
    get world() {
      return get().world;
    },
    async look<Answer>(verb: string, query: Record<string, string>) {
      return (await (await fetch(`${address(verb)}?${new URLSearchParams(query)}`)).json()) as Answer;
    },
    async act<Answer>(verb: string, deed: object) {
      return (await (await fetch(address(verb), { method: 'POST', body: JSON.stringify(deed) })).json()) as Answer;
    },
    async restart() {
      await get().close();
      await open();
    },
  };
}

/** Looks at the database of a running Muster. */
export async function withDatabase<T>(dataDir: string, look: (sql: Sql) => Promise<T>): Promise<T> {
  const layout = await openLayout(dataDir);
  const server = await findPostmaster(layout.cluster);
  if (server === null) throw new Error('no database runs');
  const sql = postgres({ ...connectionOf(layout, server), max: 1, fetch_types: false, onnotice: () => {} });
  try {
    return await look(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
