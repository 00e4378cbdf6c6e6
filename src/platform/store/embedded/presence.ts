import type { Sql } from 'postgres';
import { type EmbeddedConnection, openSupervisor } from './connection.ts';

/**
 * One connection that shows the other Musters on this server that we are here (our pools may be empty at any moment), and
 * tells us at once when the server dies.
 */
export type Presence = {
  /** How many other Musters are connected; null when the server doesn't answer. */
  countOthers(): Promise<number | null>;
  leave(): Promise<void>;
};

/** Takes a seat at the server. `onLost` is called once, when a seat that was taken is lost before `leave`. */
export async function takePresence(connection: EmbeddedConnection, onLost: () => void): Promise<Presence> {
  let seated = false;
  const sql = openSupervisor(connection, {
    name: NAME,
    onClose: () => {
      if (!seated) return;
      seated = false;
      void sql.end({ timeout: 0 }); // or its next question would take a second seat
      onLost();
    },
  });
  try {
    await sql`select 1`;
    seated = true;
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  return {
    countOthers: () => countOthers(sql).catch(() => null),
    async leave() {
      seated = false;
      await sql.end({ timeout: 1 });
    },
  };
}

/** Application name by which Musters are counted. */
const NAME = 'muster-presence';

async function countOthers(sql: Sql): Promise<number> {
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity
    where application_name = ${NAME} and pid <> pg_backend_pid()`;
  return row?.others ?? 0;
}
