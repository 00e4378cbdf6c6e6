import { asc, inArray, sql as raw } from 'drizzle-orm';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { KnownProfile, Profile } from '../domain/members.ts';
import { people } from '../schema.ts';
import { raiseDirectory } from './directory-version.ts';

/** What we know of these Slack users, locked until the transaction ends. */
export async function lockProfiles(
  tx: Tx,
  slackUserIds: readonly SlackUserId[],
): Promise<ReadonlyMap<SlackUserId, KnownProfile>> {
  const rows = await tx
    .select()
    .from(people)
    .where(inArray(people.slackUserId, [...slackUserIds]))
    .orderBy(asc(people.slackUserId))
    .for('update');
  return new Map(rows.map((row) => [row.slackUserId as SlackUserId, toKnown(row)]));
}

/**
 * Adds or replaces profiles; an older one never replaces a newer one, whoever wrote it in between.
 * @param profiles each Slack user once, with the id a stranger gets
 * @returns the rows written; those of somebody already there keep their own id
 */
export async function upsertProfiles(tx: Tx, profiles: readonly KnownProfile[]): Promise<readonly KnownProfile[]> {
  if (profiles.length === 0) return [];
  const rows = await tx
    .insert(people)
    .values(profiles.map((profile) => ({ ...profile })))
    .onConflictDoUpdate({
      target: [people.workspaceId, people.slackUserId],
      set: { ...REPLACED, slackAwayDismissed: STILL_DISMISSED },
      setWhere: raw`${people.sourceUpdatedAt} <= excluded.source_updated_at`,
    })
    .returning();
  if (rows.length > 0) await raiseDirectory(tx);
  return rows.map(toKnown);
}

const REPLACED = {
  name: raw`excluded.name`,
  realName: raw`excluded.real_name`,
  handle: raw`excluded.handle`,
  email: raw`excluded.email`,
  timeZone: raw`excluded.time_zone`,
  locale: raw`excluded.locale`,
  kind: raw`excluded.kind`,
  slackPrimaryOwner: raw`excluded.slack_primary_owner`,
  slackOwner: raw`excluded.slack_owner`,
  slackAdmin: raw`excluded.slack_admin`,
  deactivatedAt: raw`excluded.deactivated_at`,
  slackAway: raw`excluded.slack_away`,
  sourceUpdatedAt: raw`excluded.source_updated_at`,
} satisfies Record<Exclude<keyof Profile, 'slackUserId'>, unknown>;

/** Whoever said that they are back is at work until their status says something new. */
const STILL_DISMISSED = raw`${people.slackAwayDismissed} and ${people.slackAway} is not distinct from excluded.slack_away`;

function toKnown(row: typeof people.$inferSelect): KnownProfile {
  const { workspaceId, role, dmChannelId, ...profile } = row;
  return { ...profile, id: row.id as PersonId, slackUserId: row.slackUserId as SlackUserId };
}
