import { platform } from 'node:os';
import postgres, { type Sql } from 'postgres';
import { OWNER } from './initialise.ts';
import type { Layout } from './layout.ts';
import type { Postmaster } from './postmaster.ts';
import { readPassword } from './windows-password.ts';

/** How a client reaches the embedded server; the words are postgres.js's own options. */
export type EmbeddedConnection = {
  /** Folder of the server's socket; loopback on Windows. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Windows only; elsewhere the socket's folder, closed to others, is the lock. */
  readonly password?: string;
  readonly database: string;
};

/** How to reach a running server of this layout. */
export function connectionOf(layout: Layout, postmaster: Postmaster): EmbeddedConnection {
  const address = { port: postmaster.port, user: OWNER, database: 'muster' };
  if (platform() !== 'win32') return { host: postmaster.socketDir, ...address };
  const password = readPassword(layout.password);
  return { host: '127.0.0.1', ...address, ...(password === null ? {} : { password }) };
}

export type SupervisorOptions = { readonly name: string; readonly onClose?: () => void };

/** One connection of the supervisor's own, kept open until it is ended. */
export function openSupervisor(connection: EmbeddedConnection, options: SupervisorOptions): Sql {
  return postgres({
    ...connection,
    max: 1,
    fetch_types: false,
    connect_timeout: 5,
    max_lifetime: null,
    onnotice: () => {},
    onclose: () => options.onClose?.(),
    connection: { application_name: options.name },
  });
}
