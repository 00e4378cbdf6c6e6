import { connect } from 'node:net';
import type { StoreAddress } from '../../../../src/platform/store/address.ts';
import { type Line, openLine } from '../../../torture/stage/line.ts';

/** The database, by way of a line that can fail. */
export type DatabaseLine = Line & { readonly address: StoreAddress };

/** Stands between Muster and the database, so that the network or the server can fail without touching others' tests. */
export async function openDatabaseLine(behind: StoreAddress): Promise<DatabaseLine> {
  const line = await openLine(() => connect(`${behind.host}/.s.PGSQL.${behind.port}`));
  const { host: _, port: __, ...rest } = behind;
  return { ...line, address: { ...rest, host: '127.0.0.1', port: line.port } };
}
