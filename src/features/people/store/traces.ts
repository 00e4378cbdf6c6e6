import { and, eq, inArray, or, sql as raw } from 'drizzle-orm';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import { identityTraces, memberEmails, people } from '../schema.ts';

export type Trace = { readonly kind: 'email' | 'login'; readonly value: string; readonly identityId: IdentityId };

/** An address as somebody has it in Slack now. */
export type MemberEmail = { readonly email: string; readonly personId: PersonId; readonly linkable: boolean };

/**
 * Whoever changes whom identities are, or what that follows from, comes one after another: two halves of one match may
 * arrive at once, and neither would see the other. Take it before the first row is written.
 */
export async function lockIdentities(tx: Tx): Promise<void> {
  await tx.execute(
    raw`select pg_advisory_xact_lock(hashtextextended('identities:' || current_setting('app.workspace_id', true), 0))`,
  );
}

export async function insertTraces(tx: Tx, traces: readonly Trace[]): Promise<void> {
  if (traces.length > 0)
    await tx
      .insert(identityTraces)
      .values([...traces])
      .onConflictDoNothing();
}

/** Everything these identities were ever seen with. */
export async function listTracesOf(tx: Tx, identityIds: readonly string[]): Promise<readonly Trace[]> {
  if (identityIds.length === 0) return [];
  return (await tx.kept(ofIdentities, { ids: listText(identityIds) })).map(toTrace);
}

const ofIdentities = (db: Builder) =>
  db
    .select()
    .from(identityTraces)
    .where(raw`${identityTraces.identityId} = any(${raw.placeholder('ids')}::uuid[])`);

/** Who was ever seen with these addresses or logins. */
export async function listTracesWith(
  tx: Tx,
  sought: { readonly emails: readonly string[]; readonly logins: readonly string[] },
): Promise<readonly Trace[]> {
  const { emails, logins } = sought;
  if (emails.length + logins.length === 0) return [];
  const rows = await tx
    .select()
    .from(identityTraces)
    .where(or(valueAmong('email', emails), valueAmong('login', logins)));
  return rows.map(toTrace);
}

/** Who ever had these addresses in Slack. */
export async function listOwners(tx: Tx, emails: readonly string[]): Promise<readonly MemberEmail[]> {
  if (emails.length === 0) return [];
  const rows = await tx
    .select()
    .from(memberEmails)
    .where(inArray(memberEmails.email, [...emails]));
  return rows.map((row) => ({ ...row, personId: row.personId as PersonId }));
}

/** What is known already of these Slack users' addresses, by Slack id and address. */
export async function listKnownEmails(
  tx: Tx,
  slackUserIds: readonly string[],
): Promise<readonly (Omit<MemberEmail, 'personId'> & { readonly slackUserId: string })[]> {
  return tx
    .select({ slackUserId: people.slackUserId, email: memberEmails.email, linkable: memberEmails.linkable })
    .from(memberEmails)
    .innerJoin(people, eq(people.id, memberEmails.personId))
    .where(inArray(people.slackUserId, [...slackUserIds]));
}

/** What was ever true stays: an address somebody had as an active member. */
export async function upsertMemberEmails(tx: Tx, emails: readonly MemberEmail[]): Promise<void> {
  if (emails.length === 0) return;
  await tx
    .insert(memberEmails)
    .values([...emails])
    .onConflictDoUpdate({
      target: [memberEmails.workspaceId, memberEmails.email, memberEmails.personId],
      set: { linkable: raw`${memberEmails.linkable} or excluded.linkable` },
    });
}

function valueAmong(kind: Trace['kind'], values: readonly string[]) {
  return values.length === 0
    ? undefined
    : and(eq(identityTraces.kind, kind), inArray(identityTraces.value, [...values]));
}

function toTrace({ kind, value, identityId }: typeof identityTraces.$inferSelect): Trace {
  return { kind, value, identityId: identityId as IdentityId };
}
