import { inArray, or } from 'drizzle-orm';
import type { IdentityId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { addressOf, hostIdOf, type Identity, isAccount } from '../domain/identity.ts';
import type { Owner } from '../domain/match.ts';
import { identities } from '../schema.ts';
import { listIdentitiesById, listIdentityRows, toIdentity } from './identities.ts';
import { listOwners, listTracesOf, listTracesWith, type Trace } from './traces.ts';

/** Everything that decides whom these identities are, and those whose answer depends on theirs. */
export type MatchGround = {
  /** To be judged, accounts first: addresses follow them. */
  readonly accounts: readonly Identity[];
  readonly addresses: readonly Identity[];
  /** Accounts that addresses may follow, those above included. */
  readonly known: ReadonlyMap<IdentityId, Identity>;
  readonly emailsOf: (accountId: IdentityId) => readonly string[];
  readonly accountsWith: (kind: Trace['kind'], value: string) => readonly IdentityId[];
  readonly ownersOf: (email: string) => readonly Owner[];
};

/**
 * Reads around what changed: identities told something new, and addresses that somebody in Slack has now.
 * Call it under `lockIdentities`.
 */
export async function readMatchGround(
  tx: Tx,
  changed: { readonly identityIds: readonly IdentityId[]; readonly emails: readonly string[] },
): Promise<MatchGround> {
  const start = await listIdentitiesById(tx, changed.identityIds);
  const accounts = await listAccountsAround(tx, start, changed.emails);
  const traces = await listTracesOf(
    tx,
    accounts.map(({ id }) => id),
  );
  const emails = unique([...changed.emails, ...valuesOf('email', traces), ...start.flatMap(ownAddress)]);
  const addresses = await listAddresses(tx, { emails, accounts, logins: valuesOf('login', traces) });
  const allEmails = unique([...emails, ...addresses.flatMap(ownAddress)]);
  const around = await listTracesWith(tx, { emails: allEmails, logins: addresses.flatMap(leadingLogin) });
  const others = await listIdentitiesById(tx, unique(around.map(({ identityId }) => identityId)));
  const leading = await listLeadingAccounts(tx, addresses);
  const owners = Map.groupBy(await listOwners(tx, allEmails), ({ email }) => email);
  return {
    accounts,
    addresses,
    known: new Map([...others, ...leading, ...accounts].map((one) => [one.id, one])),
    emailsOf: (id) => valuesOf('email', traces, id),
    accountsWith: (kind, value) =>
      unique(around.filter((one) => one.kind === kind && one.value === value).map(({ identityId }) => identityId)),
    ownersOf: (email) => owners.get(email) ?? [],
  };
}

/** The changed accounts, those that share an address with what changed, and those that changed no-reply forms name. */
async function listAccountsAround(
  tx: Tx,
  start: readonly Identity[],
  emails: readonly string[],
): Promise<readonly Identity[]> {
  const own = start.filter(isAccount);
  const traces = await listTracesOf(
    tx,
    own.map(({ id }) => id),
  );
  const around = await listTracesWith(tx, {
    emails: unique([...emails, ...valuesOf('email', traces), ...start.flatMap(ownAddress)]),
    logins: start.flatMap(leadingLogin),
  });
  const ids = around.map(({ identityId }) => identityId).filter((id) => !own.some((one) => one.id === id));
  const byId = [...(await listIdentitiesById(tx, unique(ids))), ...(await listLeadingAccounts(tx, start)), ...own];
  return [...new Map(byId.map((one) => [one.id, one])).values()];
}

/** Accounts named by number in no-reply addresses. */
async function listLeadingAccounts(tx: Tx, addresses: readonly Identity[]): Promise<readonly Identity[]> {
  const ids = addresses.flatMap(({ leadsTo }) => (leadsTo?.startsWith('id:') ? [leadsTo.slice('id:'.length)] : []));
  const rows = await listIdentityRows(
    tx,
    unique(ids).map((id) => `account:${id}`),
  );
  return rows.map(toIdentity);
}

async function listAddresses(
  tx: Tx,
  of: {
    readonly emails: readonly string[];
    readonly accounts: readonly Identity[];
    readonly logins: readonly string[];
  },
): Promise<readonly Identity[]> {
  const leads = [
    ...of.accounts.flatMap((account) => hostIdOf(account) ?? []).map((id) => `id:${id}`),
    ...of.logins.map((login) => `login:${login}`),
  ];
  const keys = of.emails.map((email) => `email:${email}`);
  if (leads.length + keys.length === 0) return [];
  const rows = await tx
    .select()
    .from(identities)
    .where(or(inArray(identities.externalKey, keys), inArray(identities.leadsTo, leads)));
  return rows.map(toIdentity);
}

function valuesOf(kind: Trace['kind'], traces: readonly Trace[], of?: IdentityId): readonly string[] {
  return unique(
    traces.filter((one) => one.kind === kind && (of === undefined || one.identityId === of)).map(({ value }) => value),
  );
}

function ownAddress(identity: Identity): readonly string[] {
  const address = addressOf(identity);
  return address === null ? [] : [address];
}

function leadingLogin({ leadsTo }: Identity): readonly string[] {
  return leadsTo?.startsWith('login:') ? [leadsTo.slice('login:'.length)] : [];
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
