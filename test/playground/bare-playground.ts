import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { openReader, type Where } from '../../playground/inspect/open-reader.ts';
import { openPlayground, type Playground } from '../../playground/open-playground.ts';
import type { World } from '../../playground/open-world.ts';
import { ownDatabase } from './own-database.ts';
import { startWithin } from './start-within.ts';

export type BarePlayground = Where & {
  readonly world: World;
  look<Answer>(verb: string, query: Record<string, string>): Promise<Answer>;
  act<Answer>(verb: string, deed: object): Promise<Answer>;
  /** Ends it, and starts it on the same folder. */
  restart(): Promise<void>;
};

/**
 * The playground with a real Muster and a company without a past, in this process; one for all tests of the file.
 * @param isEmbedded true for a database server of its own, as everybody has it; it costs seconds
 */
export function barePlayground(beginsAt: Date, { isEmbedded = false } = {}): BarePlayground {
  const databaseUrl = isEmbedded ? '' : ownDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-bare-'));
  let running: Playground | null = null;
  const open = async (): Promise<void> => {
    const life = { beginsAt: () => beginsAt, live: async () => {} };
    const more = { life, page: NO_PAGE, start: startWithin };
    running = await openPlayground({ port: 0, dataDir, databaseUrl, logLevel: 'error', ...more });
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
    ...{ dataDir, databaseUrl },
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

/** Nobody looks at it in a browser. */
const NO_PAGE = Promise.resolve(new Map<string, string>());

/** Looks at the database of a running Muster. */
export async function withDatabase<T>(where: Where, look: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = await openReader(where);
  try {
    return await look(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
