import type { IdentityId, PersonId } from '../../../kit/ids.ts';

/** Somebody as an outside tool knows them. */
export type Identity = {
  readonly id: IdentityId;
  /** `account:<the host's id>` or `email:<address in lower case>`. */
  readonly externalKey: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly bot: boolean;
  /** Null: nobody of Slack, or nobody has said yet. */
  readonly personId: PersonId | null;
  readonly matchedBy: 'email' | 'noreply' | 'confirmed' | 'csv' | 'excluded' | null;
};

/** What a tool says of somebody. An account is known by its id; without one the e-mail address is all there is. */
export type Sighting = {
  readonly account: { readonly id: string; readonly login: string; readonly bot: boolean } | null;
  readonly name: string | null;
  readonly email: string | null;
};

/** The lasting key of somebody seen; null when there is neither account nor address. */
export function externalKeyOf({ account, email }: Sighting): string | null {
  if (account !== null) return `account:${account.id}`;
  return email === null || email.trim() === '' ? null : `email:${email.trim().toLowerCase()}`;
}
