import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTeam, listWorkingLives } from '../../people/index.ts';
import { type CheckIn, isAnswered } from '../domain/check-in.ts';
import { nextAsk, shiftAt, windowOf } from '../domain/when.ts';
import { checkInCard, closeWait, digestKey, leadWait, silentNote } from '../outgoing.ts';
import { claimClosing, findCheckIn, isAnyRunning, listCheckInsOf } from '../store/check-ins.ts';
import { claimFinal } from '../store/digests.ts';
import { listParticipants } from '../store/participants.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'outbox' | 'schedules' | 'holidays'>;

/** The end of one person's window, counted from the delivery; with the last one of a team its digest is final. */
export async function closeWindow(
  needs: Needs,
  actor: RuleActor,
  { checkInId, dueAt }: { readonly checkInId: string; readonly dueAt: Date },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const checkIn = await findCheckIn(tx, checkInId);
    if (checkIn === null || checkIn.closedAt !== null) return;
    const now = needs.clock.now() > dueAt ? needs.clock.now() : dueAt;
    const at = await findEnd(needs, tx, { checkIn, now });
    if (at > now) return needs.schedules.set(tx, { ...closeWait(checkInId), at });
    const closed = await claimClosing(tx, checkInId, now);
    if (closed === null) return;
    // In one order: each holds its team until the end.
    for (const teamId of [...closed.teamIds].sort()) await finish(needs, tx, { teamId, on: closed.on, now });
  });
}

/** Whoever wasn't reached yet keeps their whole window. */
async function findEnd(needs: Needs, tx: Tx, { checkIn, now }: { checkIn: CheckIn; now: Date }): Promise<Date> {
  if (isAnswered(checkIn)) return now;
  const delivery = await needs.outbox.delivery(tx, checkInCard(checkIn).key);
  if (delivery.kind === 'never') return now;
  return windowOf(delivery.kind === 'sent' ? delivery.at : now, checkIn.windowMinutes).closesAt;
}

type Day = { readonly teamId: TeamId; readonly on: CalendarDay; readonly now: Date };

async function finish(needs: Needs, tx: Tx, day: Day): Promise<void> {
  const { teamId, on, now } = day;
  if (await isAnyRunning(tx, teamId, on)) return;
  const checkIns = await listCheckInsOf(tx, teamId, on);
  if (await isAnybodyToCome(needs, tx, { ...day, known: checkIns.map(({ personId }) => personId) })) return;
  if (await claimFinal(tx, day, now)) await needs.outbox.refresh(tx, [digestKey(teamId, on)]);
  if (checkIns.every(isAnswered)) return;
  const leadId = (await findTeam(tx, teamId))?.leadId ?? null;
  if (leadId === null) return;
  const life = (await listWorkingLives(needs, tx, { personIds: [leadId], since: now })).get(leadId);
  const at = life === undefined ? now : nextAtWork(now, life);
  await needs.schedules.set(tx, { ...leadWait(teamId, on), at });
}

/** Whether a member's day isn't there yet, far in the west, or they will be asked later today. */
async function isAnybodyToCome(
  needs: Needs,
  tx: Tx,
  { teamId, on, now, known }: Day & { readonly known: readonly PersonId[] },
): Promise<boolean> {
  const others = (await listParticipants(needs, tx, now)).filter(
    ({ personId, part }) => part.teamIds.includes(teamId) && !known.includes(personId),
  );
  return others.some(({ part, life }) => {
    const next = nextAsk(now, part, life.workplace);
    return next !== null && shiftAt(next, life.workplace) === on;
  });
}

/** Tells the lead alone who is silent with an open blocker. */
export async function tellLead(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: RuleActor,
  { teamId, on }: { readonly teamId: TeamId; readonly on: CalendarDay },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const leadId = (await findTeam(tx, teamId))?.leadId ?? null;
    if (leadId !== null) await needs.outbox.note(tx, silentNote({ teamId, on, leadId }));
  });
}
