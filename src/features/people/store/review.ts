import { and, asc, eq, inArray, isNotNull, isNull, sql as raw } from 'drizzle-orm';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Identity } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import type { Candidate } from '../domain/proposals.ts';
import { identities, identityTraces, memberEmails, people } from '../schema.ts';
import { toIdentity } from './identities.ts';
import { PERSON, toPerson } from './people.ts';

/** Most identities looked through at once; a company of ten thousand has fewer. */
const HEADS_MAX = 20_000;

/** Everybody an outside tool knows, each once: addresses that follow an account are part of it. */
export async function listHeads(tx: Tx): Promise<readonly Identity[]> {
  const rows = await tx
    .select()
    .from(identities)
    .where(isNull(identities.joinsId))
    .orderBy(asc(identities.firstSeenAt), asc(identities.id))
    .limit(HEADS_MAX);
  return rows.map(toIdentity);
}

/** Those with a person, and those about whom nobody has said anything. */
export async function countHeads(tx: Tx): Promise<{ readonly linked: number; readonly waiting: number }> {
  const [row] = await tx
    .select({
      linked: raw<number>`count(*) filter (where person_id is not null)::int`,
      waiting: raw<number>`count(*) filter (where person_id is null and matched_by is null and not bot)::int`,
    })
    .from(identities)
    .where(isNull(identities.joinsId));
  return row ?? { linked: 0, waiting: 0 };
}

/** Addresses by account: those it was seen with, and those that follow it. @param of null: of all */
export async function listEmailsByAccount(
  tx: Tx,
  of: readonly IdentityId[] | null = null,
): Promise<ReadonlyMap<IdentityId, readonly string[]>> {
  const traces = await tx
    .select({ id: identityTraces.identityId, email: identityTraces.value })
    .from(identityTraces)
    .where(
      and(eq(identityTraces.kind, 'email'), of === null ? undefined : inArray(identityTraces.identityId, [...of])),
    );
  const joined = await tx
    .select({ id: identities.joinsId, email: identities.email })
    .from(identities)
    .where(and(isNotNull(identities.joinsId), of === null ? undefined : inArray(identities.joinsId, [...of])));
  const found = new Map<IdentityId, string[]>();
  for (const { id, email } of [...traces, ...joined])
    if (id !== null && email !== null) found.set(id as IdentityId, [...(found.get(id as IdentityId) ?? []), email]);
  return new Map([...found].map(([id, emails]) => [id, [...new Set(emails)]]));
}

/** Active members with every address they ever had. */
export async function listCandidates(tx: Tx): Promise<readonly Candidate[]> {
  const rows = await tx
    .select({ personId: people.id, handle: people.handle, name: people.name, realName: people.realName })
    .from(people)
    .where(and(eq(people.kind, 'member'), isNull(people.deactivatedAt)))
    .orderBy(asc(people.name), asc(people.id));
  const emails = Map.groupBy(await tx.select().from(memberEmails), ({ personId }) => personId);
  return rows.map((row) => ({
    ...row,
    personId: row.personId as PersonId,
    emails: (emails.get(row.personId) ?? []).map(({ email }) => email),
  }));
}

/** Active members who can be linked, by name. */
export async function listMembers(tx: Tx): Promise<readonly Person[]> {
  const rows = await tx
    .select(PERSON)
    .from(people)
    .where(and(eq(people.kind, 'member'), isNull(people.deactivatedAt)))
    .orderBy(asc(people.name), asc(people.id));
  return rows.map(toPerson);
}
