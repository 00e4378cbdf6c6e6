import type { Actor } from '../../../kit/actor.ts';
import type { IdentityId, PersonId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Change, recordChanges } from '../../history/index.ts';
import { addressOf, type Identity, isDecided, sourceOf } from '../domain/identity.ts';
import { type Match, matchAccount, matchAddress } from '../domain/match.ts';
import { identityLinked } from '../events.ts';
import { saveMatch } from '../store/identities.ts';
import { type MatchGround, readMatchGround } from '../store/match-ground.ts';

export type RematchNeeds = Pick<Ports, 'clock' | 'random' | 'announce'>;

/** What may have changed whom somebody is: identities told something new, addresses that people have in Slack now. */
export type Changed = {
  readonly workspaceId: WorkspaceId;
  readonly identityIds: readonly IdentityId[];
  readonly emails: readonly string[];
};

/**
 * Brings links in line with everything known by now; what a person said stays. Depends on what is known alone, never on
 * the order in which it came. Call it under `lockIdentities`. Harmless when repeated.
 */
export async function rematchIdentities(tx: Tx, needs: RematchNeeds, changed: Changed): Promise<void> {
  if (changed.identityIds.length + changed.emails.length === 0) return;
  const ground = await readMatchGround(tx, changed);
  const found = judge(ground).filter(({ before, match }) => !same(before, match));
  for (const { before, match } of found) await saveMatch(tx, before, match);
  const { workspaceId } = changed;
  await recordChanges(tx, matchRule(workspaceId), found.flatMap(describe(needs)));
  for (const { before, match } of found)
    if (before.personId !== match.personId)
      await needs.announce(tx, identityLinked, { workspaceId, identityId: before.id, personId: match.personId });
}

type Judged = { readonly before: Identity; readonly match: Match };

function judge(ground: MatchGround): readonly Judged[] {
  const judged = new Map(ground.known);
  const accounts = ground.accounts
    .filter((one) => !isDecided(one))
    .map((account): Judged => {
      const match = matchAccount(account, ground.emailsOf(account.id).map(describeAddress(ground, account)));
      judged.set(account.id, { ...account, ...match });
      return { before: account, match };
    });
  const addresses = ground.addresses
    .filter((one) => !isDecided(one))
    .map((address): Judged => {
      const email = addressOf(address) ?? '';
      const [accountId, ...others] = accountsOf(ground, address);
      const account = others.length > 0 || accountId === undefined ? null : (judged.get(accountId) ?? null);
      const owners = ground.ownersOf(email);
      return { before: address, match: matchAddress({ ...address, email }, { owners, account }) };
    });
  return [...accounts, ...addresses];
}

/** An address that another account of the same tool was seen with too, is proof for neither. */
function describeAddress(ground: MatchGround, account: Identity) {
  return (email: string) => {
    const row = ground.addresses.find((one) => addressOf(one) === email);
    return {
      ...{ email, owners: ground.ownersOf(email), exclusive: accountsLike(ground, account, email).length === 1 },
      confirmed: row !== undefined && isDecided(row) ? row.personId : null,
    };
  };
}

/** Accounts of the same tool that were seen with an address. */
function accountsLike(ground: MatchGround, one: Identity, email: string): readonly IdentityId[] {
  return ground.accountsWith('email', email).filter((id) => {
    const other = ground.known.get(id);
    return other !== undefined && sourceOf(other) === sourceOf(one);
  });
}

/** A no-reply address belongs to the account it names, any other to those that were seen with it. */
function accountsOf(ground: MatchGround, address: Identity): readonly IdentityId[] {
  const { leadsTo } = address;
  if (leadsTo === null) return accountsLike(ground, address, addressOf(address) ?? '');
  if (leadsTo.startsWith('login:')) return ground.accountsWith('login', leadsTo.slice('login:'.length));
  const key = `account:${leadsTo.slice('id:'.length)}`;
  return [...ground.known.values()].filter((one) => one.externalKey === key).map(({ id }) => id);
}

function same(before: Pick<Identity, keyof Match>, after: Match): boolean {
  return before.personId === after.personId && before.matchedBy === after.matchedBy && before.joinsId === after.joinsId;
}

function describe(needs: RematchNeeds) {
  return ({ before, match }: Judged): readonly Change[] => {
    if (before.personId === match.personId) return [];
    const linked = ({ personId, matchedBy }: { personId: PersonId | null; matchedBy: Identity['matchedBy'] }) => ({
      personId,
      matchedBy,
    });
    return [
      {
        ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'identity', id: before.id } },
        ...{ action: 'identity.match', before: linked(before), after: linked(match) },
      },
    ];
  };
}

function matchRule(workspaceId: WorkspaceId): Actor {
  return { kind: 'rule', workspaceId, rule: 'people.match-identities', surface: 'event', requestKey: null };
}
