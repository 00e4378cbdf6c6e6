import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Ledger, ledgerShape } from './ledger.ts';

/** Keeps the truth behind the past, whole or not at all. */
export function keepLedger(path: string, ledger: Ledger): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(ledger, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** @throws Error when there is none, or it is none */
export function readLedger(path: string): Ledger {
  return ledgerShape.parse(JSON.parse(readFileSync(path, 'utf8')));
}
