import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { MusterError } from '../../kit/errors.ts';
import type { SecretPlace, Vault } from '../../ports/outbound/vault.ts';

export type VaultKey = {
  /** Named in what it sealed; letters, digits, `-` and `_`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
};

/** AES-256-GCM: a random nonce of 12 bytes, the usual tag of 16, the place as additional data. The first key seals. */
export function createVault(keys: readonly VaultKey[]): Vault {
  const byId = new Map(keys.map((one) => [one.id, one.key]));
  return {
    seal(place, secret) {
      const [newest] = keys;
      if (newest === undefined) throw locked('no encryption key is set');
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest.key, nonce).setAAD(placeOf(place, newest.id));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `v1:${newest.id}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
    },
    open(place, sealed) {
      const { id, bytes } = partsOf(sealed);
      const key = byId.get(id);
      if (key === undefined) throw locked(`the encryption key ${id} is missing`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(placeOf(place, id)).setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw locked('a sealed secret was changed or moved', cause);
      }
    },
    fingerprint: (secret) => hash('sha256', secret, 'hex'),
    isOld: (sealed) => partsOf(sealed).id !== keys[0]?.id,
  };
}

/** A list as JSON, so that no two places read the same. */
const placeOf = ({ workspaceId, table, column, row }: SecretPlace, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([workspaceId, table, column, row, keyId]));

function partsOf(sealed: string): { readonly id: string; readonly bytes: Buffer } {
  const [, id, base64] = /^v1:([\w-]+):([\w+/=]+)$/.exec(sealed) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (id === undefined || bytes.length < 28) throw locked('a sealed secret is damaged');
  return { id, bytes };
}

function locked(reason: string, cause?: unknown): MusterError {
  return new MusterError('unavailable', 'Muster can’t read its stored credentials: an admin has to look at the log.', {
    cause: cause === undefined ? new Error(reason) : new Error(reason, { cause }),
  });
}
