import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';

/** How many different nonces so many sealings use. */
export function countNonces(sealings: number): number {
  const vault = createVault([{ id: 'k', key: randomBytes(32) }]);
  const place = { workspaceId: 'w' as WorkspaceId, table: 't', column: 'c', row: 'r' };
  const nonces = new Set<string>();
  // `v1:k:` and then base64: 16 letters are the 12 bytes of the nonce.
  for (let n = 0; n < sealings; n += 1) nonces.add(vault.seal(place, 'x').slice(5, 21));
  return nonces.size;
}
