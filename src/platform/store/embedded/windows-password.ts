import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/**
 * Writes a new password for the server's owner role, readable by this user alone.
 * Windows only: there the server listens on loopback, where any program of the machine may knock.
 * @returns the file
 */
export async function makePassword(file: string): Promise<string> {
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return file;
}

/** The password, null where none is kept (every system but Windows). */
export function readPassword(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
