import type { Sql, TransactionSql } from 'postgres';
import type { HistoryRow } from '../web/contract.ts';
import { openReader, type Where } from './open-reader.ts';

export type MusterRecords = {
  /** What Muster's outbox knows of a message by its key; null when nothing. */
  findMessage(key: string): Promise<MessageOrigin | null>;
  /** What happened to the things with these ids, newest first, 50 at most. */
  listHistory(ids: readonly string[]): Promise<readonly HistoryRow[]>;
  /** Everybody Muster knows: name by id. */
  listNames(): Promise<Readonly<Record<string, string>>>;
  /** Harmless when nothing was asked. */
  close(): Promise<void>;
};

export type MessageOrigin = {
  /** Null when no request was behind it. */
  readonly requestId: string | null;
  /** Of what it is about. */
  readonly subjectIds: readonly string[];
};

/**
 * Looks at Muster's database for the inspector. The one thing in the playground that is not a signed request or the
 * clock, and honest all the same: the session can only read, so whatever it sees, Muster did; nothing is done by it.
 */
export function openMusterRecords(where: Where): MusterRecords {
  let opened: Sql | null = null;
  const open = async (): Promise<Sql> => {
    opened ??= await openReader(where);
    return opened;
  };
  return {
    async findMessage(key) {
      const sql = await open();
      const rows = await sql<OutboxRow[]>`
        select request_id as "requestId", person_id as "personId", args::text as args from outbox
        where key = ${key} order by id desc limit 1`;
      const [row] = rows;
      return row === undefined ? null : { requestId: row.requestId, subjectIds: subjectsOf(row) };
    },
    async listHistory(ids) {
      const sql = await open();
      return ids.length === 0 ? [] : readHistory(sql, ids);
    },
    async listNames() {
      const sql = await open();
      return readNames(sql);
    },
    close: async () => opened?.end({ timeout: 1 }),
  };
}

type OutboxRow = { readonly requestId: string | null; readonly personId: string | null; readonly args: string };

/** The recipient is in the arguments too, but the message is not about them. */
function subjectsOf({ args, personId }: OutboxRow): readonly string[] {
  const values: readonly unknown[] = Object.values(JSON.parse(args) as object);
  return values.filter((value): value is string => typeof value === 'string' && UUID.test(value) && value !== personId);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Row = Omit<HistoryRow, 'before' | 'after' | 'at'> & { atMs: number; before: string | null; after: string | null };

async function readHistory(sql: Sql, ids: readonly string[]): Promise<readonly HistoryRow[]> {
  const rows = await sql.begin('read only', async (tx) => {
    await enterWorkspace(tx);
    return tx<Row[]>`
      select h.id::text, (extract(epoch from h.at) * 1000)::float8 as "atMs", h.action, h.surface, h.reason,
        coalesce(p.real_name, h.rule, 'Muster') as by, h.before::text as before, h.after::text as after
      from history h left join people p on p.id = h.actor_person_id
      where h.subject_id::text in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
      order by h.at desc, h.id desc limit 50`;
  });
  return rows.map(({ atMs, before, after, ...row }) => ({
    ...{ ...row, at: new Date(atMs).toISOString() },
    ...{ before: parse(before), after: parse(after) },
  }));
}

async function readNames(sql: Sql): Promise<Readonly<Record<string, string>>> {
  const people = await sql.begin('read only', async (tx) => {
    await enterWorkspace(tx);
    return tx<{ id: string; name: string }[]>`select id::text, real_name as name from people`;
  });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

/** Where our role is under row-level security, each workspace shows its own rows only. */
async function enterWorkspace(tx: TransactionSql): Promise<void> {
  await tx`
    select set_config('app.workspace_id', (select workspace_id::text from outbox order by id desc limit 1), true)`;
}

function parse(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
