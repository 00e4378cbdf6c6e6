import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { KnownAbsence } from '../domain/absences.ts';
import type { SlackAway } from '../domain/slack-away.ts';
import { absences, people } from '../schema.ts';

/** What decides somebody's absences, locked until the transaction ends: two changes at once follow one another. */
export async function lockPresence(
  tx: Tx,
  personId: PersonId,
): Promise<{ readonly timeZone: string; readonly slackAway: SlackAway } | null> {
  const [row] = await tx
    .select({ timeZone: people.timeZone, slackAway: people.slackAway, dismissed: people.slackAwayDismissed })
    .from(people)
    .where(eq(people.id, personId))
    .for('update');
  if (row === undefined) return null;
  return { timeZone: row.timeZone, slackAway: row.dismissed ? null : row.slackAway };
}

/** Those not over yet, in order of their start. */
export async function listAbsences(tx: Tx, personId: PersonId, now: Date): Promise<readonly KnownAbsence[]> {
  const rows = await tx
    .select()
    .from(absences)
    .where(and(eq(absences.personId, personId), gt(absences.untilAt, now)))
    .orderBy(asc(absences.fromAt));
  return rows.map(({ fromAt, untilAt, source }) => ({ from: fromAt, until: untilAt, source }));
}

/** Puts these in place of those that aren't over yet. The person must be locked. */
export async function saveAbsences(
  tx: Tx,
  personId: PersonId,
  {
    now,
    wanted,
    newId,
  }: { readonly now: Date; readonly wanted: readonly KnownAbsence[]; readonly newId: () => string },
): Promise<void> {
  await tx.delete(absences).where(and(eq(absences.personId, personId), gt(absences.untilAt, now)));
  for (const { from, until, source } of wanted)
    await tx
      .insert(absences)
      .values({ id: newId(), personId, fromAt: from, untilAt: until, source })
      .onConflictDoUpdate({ target: [absences.personId, absences.source, absences.fromAt], set: { untilAt: until } });
}

/** The status in Slack no longer counts, until it changes. */
export async function dismissSlackAway(tx: Tx, personId: PersonId): Promise<void> {
  await tx.update(people).set({ slackAwayDismissed: true }).where(eq(people.id, personId));
}

/** Of these Slack users, those whose status says that they are away, or said so until now. */
export async function listWithStatus(tx: Tx, slackUserIds: readonly string[], now: Date): Promise<readonly PersonId[]> {
  if (slackUserIds.length === 0) return [];
  const rows = await tx
    .select({ id: people.id, slackAway: people.slackAway, source: absences.source })
    .from(people)
    .leftJoin(
      absences,
      and(eq(absences.personId, people.id), eq(absences.source, 'slack-status'), gt(absences.untilAt, now)),
    )
    .where(and(inArray(people.slackUserId, [...slackUserIds]), eq(people.kind, 'member')));
  return [
    ...new Set(rows.filter((row) => row.slackAway !== null || row.source !== null).map((row) => row.id as PersonId)),
  ];
}
