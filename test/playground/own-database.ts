import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';

/**
 * A migrated database of this file's own on the server of the run: a Muster on it is up seconds before one that makes
 * its own. Call it before what uses it, so that it goes last.
 * @returns its address as `DATABASE_URL` takes it
 */
export function ownDatabase(): string {
  const server = inject('databaseServer');
  const name = `p_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const ask = async (text: string): Promise<void> => {
    const admin = postgres({ ...server, max: 1, fetch_types: false, onnotice: () => {} });
    try {
      await admin.unsafe(text);
    } finally {
      await admin.end({ timeout: 5 });
    }
  };
  beforeAll(() => ask(`create database ${name} template muster_template`));
  afterAll(() => ask(`drop database if exists ${name} with (force)`));
  const { host = '', port = 5432, user = '', password = '' } = server;
  const login = password === '' ? user : `${user}:${encodeURIComponent(password)}`;
  return `postgres://${login}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
}
