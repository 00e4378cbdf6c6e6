import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { KeptQuery, KeptValues } from '../../ports/outbound/store.ts';

type Prepared<R> = ReturnType<ReturnType<KeptQuery<R>>['prepare']>;

const prepared = new WeakMap<KeptQuery<unknown>, Prepared<unknown>>();

/** Where the statement goes that Drizzle is just about to send: it does so before `execute` returns. */
let destination: Sql | null = null;

const writer = drizzle({
  options: { parsers: {}, serializers: {} },
  unsafe(...sent: Parameters<Sql['unsafe']>) {
    if (destination === null) throw new Error('a kept query was sent outside its transaction');
    return destination.unsafe(...sent);
  },
} as unknown as Sql);

/** Lets Drizzle write a query the first time it is asked for, and send what it wrote on this transaction's connection. */
export function runKept<R>(sql: Sql, query: KeptQuery<R>, values: KeptValues): Promise<R> {
  let known = prepared.get(query) as Prepared<R> | undefined;
  if (known === undefined) {
    known = query(writer).prepare('kept');
    prepared.set(query, known);
  }
  destination = sql;
  try {
    return known.execute(values);
  } finally {
    destination = null;
  }
}
