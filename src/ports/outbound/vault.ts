import type { WorkspaceId } from '../../kit/ids.ts';

/** Where a secret is kept; bound into it, so that it opens nowhere else. */
export type SecretPlace = {
  readonly workspaceId: WorkspaceId;
  readonly table: string;
  readonly column: string;
  /** The row's id. */
  readonly row: string;
};

/** Seals secrets for the store: AES-256-GCM with a random nonce and the id of its key. Nothing here touches the store. */
export interface Vault {
  /** With the newest key. @returns text that holds no plain part of the secret */
  seal(place: SecretPlace, secret: string): string;
  /** With whichever key sealed it. @throws MusterError 'unavailable' its key is missing, or it was moved or changed */
  open(place: SecretPlace, sealed: string): string;
  /** SHA-256 in hex: of long random secrets that are only ever compared, and of records that must stay what they are. */
  fingerprint(secret: string): string;
  /** True when it was sealed with another key than the newest. */
  isOld(sealed: string): boolean;
}
