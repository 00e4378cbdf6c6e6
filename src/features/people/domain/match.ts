import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { isSharedAddress } from './addresses.ts';
import { type Identity, isDecided } from './identity.ts';

/** Somebody who has, or had, an address in Slack. */
export type Owner = { readonly personId: PersonId /** As an active member. */; readonly linkable: boolean };

/** An address of an account, and what else is known of it. */
export type AccountAddress = {
  readonly email: string;
  readonly owners: readonly Owner[];
  /** False when another account was seen with it as well. */
  readonly exclusive: boolean;
  /** Whom a person said this address is; null: nobody did. */
  readonly confirmed: PersonId | null;
};

/** Whom an identity is by Muster's own rules. */
export type Match = {
  readonly personId: PersonId | null;
  readonly matchedBy: 'email' | 'noreply' | 'account' | null;
  readonly joinsId: IdentityId | null;
};

/** The words and numbers that decide, besides the identity itself. All of them only ever grow, so their order can't matter. */
type Known = Pick<Identity, 'bot' | 'refusedIds'>;

/**
 * Whom an account is: the one person who ever had one of its addresses in Slack, as an active member. Whatever speaks
 * for somebody else as well leaves it open: two owners of its addresses, an address seen with another account, an
 * address that a person gave to somebody else. Shared mailboxes say nothing. Bots are nobody.
 */
export function matchAccount(account: Known, addresses: readonly AccountAddress[]): Match {
  const personal = addresses.filter(({ email }) => !isSharedAddress(email));
  const owners = new Set(personal.flatMap((one) => one.owners.map(({ personId }) => personId)));
  const [owner] = owners;
  if (account.bot || owner === undefined || owners.size > 1 || account.refusedIds.includes(owner)) return OPEN;
  const proven = personal.some((one) => one.exclusive && one.owners.some(({ linkable }) => linkable));
  const contradicted = addresses.some(({ confirmed }) => confirmed !== null && confirmed !== owner);
  return proven && !contradicted ? { personId: owner, matchedBy: 'email', joinsId: null } : OPEN;
}

/** The one account an address belongs to, as it stands. */
export type Joined = Pick<Identity, 'id' | 'personId' | 'matchedBy' | 'refusedIds'>;

/**
 * Whom an address without an account is: its account's person when exactly one account was seen with it (or its no-reply
 * form names one), else the one active member who ever had it in Slack. Where both speak and differ, nobody.
 */
export function matchAddress(
  address: Known & { readonly email: string; readonly leadsTo: string | null },
  found: { readonly owners: readonly Owner[]; readonly account: Joined | null },
): Match {
  const { account } = found;
  const own = ownerOf(address.email, found.owners);
  // Whoever said that the account isn't this person said it of its addresses too.
  const owner = own !== null && account?.refusedIds.includes(own) ? null : own;
  if (account === null || (account.personId === null && owner !== null && !isDecided(account)))
    return owner === null || !mayBe(address, owner) ? OPEN : { personId: owner, matchedBy: 'email', joinsId: null };
  const { personId } = account;
  if (personId !== null && (!mayBe(address, personId) || (owner !== null && owner !== personId))) return OPEN;
  const matchedBy = personId === null ? null : address.leadsTo === null ? 'account' : 'noreply';
  return { personId, matchedBy, joinsId: account.id };
}

/** Who alone ever had this address, as an active member; null for shared ones. */
function ownerOf(email: string, owners: readonly Owner[]): PersonId | null {
  const [owner] = owners;
  if (owner === undefined || owners.length > 1 || !owner.linkable || isSharedAddress(email)) return null;
  return owner.personId;
}

function mayBe({ bot, refusedIds }: Known, personId: PersonId): boolean {
  return !bot && !refusedIds.includes(personId);
}

const OPEN: Match = { personId: null, matchedBy: null, joinsId: null };
