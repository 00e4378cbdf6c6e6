import type { IdentityId, WorkspaceId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { foldAscii, foldEmail, isBotAddress, isBotLogin, leadOf } from '../domain/addresses.ts';
import { externalKeyOf, type Identity, type Sighting } from '../domain/identity.ts';
import { type IdentityRow, insertIdentities, listIdentityRows, saveProfile, toIdentity } from '../store/identities.ts';
import { insertTraces, listTracesOf, lockIdentities, type Trace } from '../store/traces.ts';
import { type RematchNeeds, rematchIdentities } from './rematch-identities.ts';

/**
 * Who these are, by their key (`externalKeyOf`); strangers are remembered, and linked where an exact e-mail address or a
 * no-reply form says whom they are. Joins the transaction. Somebody without account and address is left out. Repeated and
 * in any order it comes to the same links.
 */
export async function meetIdentities(
  needs: RematchNeeds,
  tx: Tx,
  seen: readonly Sighting[],
): Promise<ReadonlyMap<string, Identity>> {
  const now = needs.clock.now();
  const sightings = seen.flatMap((one) => {
    const key = externalKeyOf(one);
    return key === null ? [] : [{ ...one, key, at: one.at ?? now }];
  });
  const keys = [...new Set(sightings.map(({ key }) => key))];
  const known = await read(tx, keys);
  if (sightings.some((one) => tellsNews(one, known))) await learn(needs, tx, sightings);
  else return identitiesOf(known.rows);
  return identitiesOf(await listIdentityRows(tx, keys));
}

type Seen = Sighting & { readonly key: string; readonly at: Date };
type Known = { readonly rows: ReadonlyMap<string, IdentityRow>; readonly traces: ReadonlySet<string> };

/** How old the time of the last word may get before it is written anew: not every webhook writes a row. */
const SEEN_STEP_MS = 24 * 3_600_000;

async function read(tx: Tx, keys: readonly string[]): Promise<Known> {
  const rows = new Map((await listIdentityRows(tx, keys)).map((row) => [row.externalKey, row]));
  const accounts = [...rows.values()].filter(({ externalKey }) => externalKey.startsWith('account:'));
  const traces = await listTracesOf(
    tx,
    accounts.map(({ id }) => id),
  );
  return { rows, traces: new Set(traces.map(nameOf)) };
}

function tellsNews(one: Seen, { rows, traces }: Known): boolean {
  const row = rows.get(one.key);
  if (row === undefined || newWords(one, row) !== null) return true;
  return tracesOf(one, row.id as IdentityId).some((trace) => !traces.has(nameOf(trace)));
}

async function learn(needs: RematchNeeds, tx: Tx, sightings: readonly Seen[]): Promise<void> {
  await lockIdentities(tx);
  const inserted = await insertIdentities(tx, [...firstOf(sightings)].map(toRow(needs)));
  const known = await read(
    tx,
    sightings.map(({ key }) => key),
  );
  const changed = new Set<string>(inserted.map(({ id }) => id));
  for (const [key, row] of known.rows) {
    const words = sightings.filter((one) => one.key === key).reduce(collectWords, { row, told: null });
    if (words.told !== null) await saveProfile(tx, row.id as IdentityId, words.told);
    // Whoever turns out to be a program is nobody any more.
    if (words.told?.bot === true) changed.add(row.id);
  }
  const told = sightings.flatMap((one) => {
    const id = known.rows.get(one.key)?.id;
    return id === undefined ? [] : tracesOf(one, id as IdentityId);
  });
  const fresh = told.filter((trace) => !known.traces.has(nameOf(trace)));
  await insertTraces(tx, fresh);
  for (const { identityId } of fresh) changed.add(identityId);
  const [any] = known.rows.values();
  if (any === undefined) return;
  const workspaceId = any.workspaceId as WorkspaceId;
  await rematchIdentities(tx, needs, { workspaceId, identityIds: [...changed] as IdentityId[], emails: [] });
}

/** One sighting for each key. */
function firstOf(sightings: readonly Seen[]): Iterable<Seen> {
  return new Map(sightings.toReversed().map((one) => [one.key, one])).values();
}

function toRow(needs: RematchNeeds) {
  return (one: Seen) => ({
    ...{
      id: needs.random.uuid(),
      source: one.account?.source ?? ('github' as const),
      externalKey: one.key,
      firstSeenAt: needs.clock.now(),
    },
    ...{ login: one.account?.login ?? null, name: one.name, email: one.email, bot: isBot(one), seenAt: one.at },
    leadsTo: one.account === null && one.email !== null ? leadOf(one.email) : null,
  });
}

type Told = Parameters<typeof saveProfile>[2];

function collectWords(sum: { row: IdentityRow; told: Told | null }, one: Seen) {
  const words = newWords(one, sum.row);
  if (words === null) return sum;
  return { row: { ...sum.row, ...words } as IdentityRow, told: { ...sum.told, ...words } };
}

/** What of a row this word changes; null when nothing. A program stays one, whoever tells it first. */
function newWords(one: Seen, row: IdentityRow): Told | null {
  const bot = !row.bot && isBot(one) ? { bot: true } : {};
  if (one.at < row.seenAt) return 'bot' in bot ? bot : null;
  // The newest login counts. A name and an address that are known stay: commits tell others by turns.
  const told = { login: one.account?.login ?? row.login, name: row.name ?? one.name, email: row.email ?? one.email };
  const differs = told.login !== row.login || told.name !== row.name || told.email !== row.email;
  const late = one.at.getTime() - row.seenAt.getTime() > SEEN_STEP_MS;
  return differs || late ? { ...told, ...bot, seenAt: one.at } : 'bot' in bot ? bot : null;
}

function isBot({ account, email }: Sighting): boolean {
  if (account !== null) return account.bot || (account.login !== null && isBotLogin(account.login));
  return email !== null && isBotAddress(email);
}

/** What an account was seen with; its own no-reply addresses say nothing new. */
function tracesOf({ account, email }: Sighting, identityId: IdentityId): readonly Trace[] {
  if (account === null) return [];
  const { login } = account;
  const called: Trace[] = login === null ? [] : [{ kind: 'login', value: foldAscii(login), identityId }];
  const folded = email === null ? '' : foldEmail(email);
  if (folded === '' || leadOf(folded) !== null || isBotAddress(folded)) return called;
  return [...called, { kind: 'email', value: folded, identityId }];
}

function nameOf({ kind, value, identityId }: Trace): string {
  return `${kind} ${value} ${identityId}`;
}

function identitiesOf(rows: Known['rows'] | readonly IdentityRow[]): ReadonlyMap<string, Identity> {
  return new Map([...rows.values()].map((row) => [row.externalKey, toIdentity(row)]));
}
