import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What Muster and a local tool know each other by, kept over restarts as Muster keeps it too. */
export type Keys = {
  readonly token: string;
  /** Nobody's until Muster has made one. */
  secret(): string;
  setSecret(secret: string): void;
  isConnected(): boolean;
  keepConnected(): void;
};

type Kept = { readonly token: string; readonly secret: string; readonly connected: boolean };

/** @param tokens how a token begins */
export function openKeys(path: string, tokens = 'ghp_'): Keys {
  let kept = read(path, tokens);
  const keep = (next: Kept): void => {
    kept = next;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  keep(kept);
  return {
    token: kept.token,
    secret: () => kept.secret,
    setSecret: (secret) => keep({ ...kept, secret }),
    isConnected: () => kept.connected,
    keepConnected: () => keep({ ...kept, connected: true }),
  };
}

function read(path: string, tokens: string): Kept {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  const random = (bytes: number): string => randomBytes(bytes).toString('hex');
  return { token: `${tokens}${random(18)}`, secret: random(20), connected: false };
}
