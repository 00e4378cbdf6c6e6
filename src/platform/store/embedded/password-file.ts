import { readFileSync } from 'node:fs';

/** A user of this system who isn't root. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** The users in `/etc/passwd` but root, in its order; none where the file can't be read. */
export function listUsers(): SystemUser[] {
  return readFile()
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && user.gid >= 0);
}

function readFile(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
