import type { Actor, RuleActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import type { Absence } from '../../../kit/dates/working-life.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import { instantOf, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { followStatus } from '../domain/absences.ts';
import type { SlackAway } from '../domain/slack-away.ts';
import { listWithStatus } from '../store/absences.ts';
import { changeAbsences, type PresenceNeeds, tellTurn } from './change-absences.ts';

/** Brings absences in line with what the statuses of these Slack users say now. Harmless when repeated. */
export async function followStatuses(
  tx: Tx,
  needs: PresenceNeeds,
  { actor, slackUserIds }: { readonly actor: Actor; readonly slackUserIds: readonly SlackUserId[] },
): Promise<void> {
  const now = needs.clock.now();
  for (const personId of await listWithStatus(tx, slackUserIds, now)) await follow(tx, needs, { actor, personId });
}

/** Somebody leaves or comes back now; a status without an end keeps them away for one more day. */
export async function turnAbsence(
  needs: PresenceNeeds & Pick<Ports, 'scope'>,
  actor: RuleActor,
  personId: PersonId,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    if (!(await follow(tx, needs, { actor, personId }))) await tellTurn(tx, needs, { actor, personId });
  });
}

/** @returns whether anything changed */
async function follow(
  tx: Tx,
  needs: PresenceNeeds,
  { actor, personId }: { readonly actor: Actor; readonly personId: PersonId },
): Promise<boolean> {
  const changeId = await changeAbsences(tx, needs, {
    ...{ actor, personId, action: 'person.away-status' },
    decide: (known, { slackAway, timeZone, now }) => followStatus(known, toAbsence(slackAway, timeZone, now), now),
  });
  return changeId !== null;
}

/** A status without an end counts until the end of the local day, and is renewed then while it stays. */
function toAbsence(slackAway: SlackAway, timeZone: string, now: Date): Absence | null {
  if (slackAway === null) return null;
  if (slackAway !== 'open') return { from: now, until: new Date(slackAway) };
  const today = localDay(now, timeZone);
  const midnight = instantOf(today, '00:00', timeZone);
  // Renewed a little after midnight, it joins the day before without a gap; seen first at noon, it begins then.
  const from = now.getTime() - midnight.getTime() < RENEWAL_MS ? midnight : now;
  return { from, until: instantOf(addDays(today, 1), '00:00', timeZone) };
}

/** A renewal comes within seconds of midnight, after a downtime within hours. */
const RENEWAL_MS = 6 * 3_600_000;
