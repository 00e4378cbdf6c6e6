import type { PersonActor } from '../../../kit/actor.ts';
import { daysBetween } from '../../../kit/dates/calendar.ts';
import { MusterError } from '../../../kit/errors.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { ChangeNeeds } from '../../tasks/index.ts';
import {
  type Answer,
  type Blocker,
  type CheckIn,
  isAnswered,
  midnightAfter,
  type Said,
  whyClosed,
} from '../domain/check-in.ts';
import { newCheckIn } from '../domain/new-check-in.ts';
import { continueBlockers, droppedBlockers, type NamedBlocker } from '../domain/typed.ts';
import { againWait, cardKeys, checkInCard, digestCard, digestKey, remindWait } from '../outgoing.ts';
import { findCheckInOf, findSentBefore, insertCheckIns, updateCheckIn } from '../store/check-ins.ts';
import { openDigest } from '../store/digests.ts';
import type { Self } from './find-own-day.ts';
import { tellBlockers } from './tell-blockers.ts';

export type AnswerNeeds = ChangeNeeds & Pick<Ports, 'scope' | 'dayFacts'>;

export type Content = {
  readonly state: 'sent' | 'nothing';
  readonly done: readonly Said[];
  readonly plan: string;
  readonly blockers: readonly NamedBlocker[];
  readonly answers: readonly Answer[];
};

/**
 * Keeps somebody's answer for one of their days and tells everybody it concerns: the team's digest, whoever stands
 * behind a blocker. Called inside the transaction of the request.
 * @throws MusterError 'conflict' that day can't be changed any more · what blocking a task throws
 */
export async function answerCheckIn(
  needs: AnswerNeeds,
  tx: Tx,
  { actor, self, on, content }: { actor: PersonActor; self: Self; on: CalendarDay; content: Content },
): Promise<CheckIn> {
  const now = needs.clock.now();
  const before = await findCheckInOf(tx, { personId: actor.personId, on, lock: true });
  const why = whyClosed(before, { now, on, workplace: self.life.workplace });
  if (why !== null) throw new MusterError('conflict', why);
  const earlier = await findSentBefore(tx, actor.personId, on);
  const named = before !== null && isAnswered(before) ? before.blockers : [];
  const known = [...named, ...(earlier?.blockers ?? [])];
  const blockers = continueBlockers(content.blockers, { known, on, newId: needs.random.uuid });
  const after: CheckIn = {
    ...(before ??
      newCheckIn({
        id: needs.random.uuid(),
        personId: actor.personId,
        on,
        part: self.part,
        state: 'asked',
        dueAt: null,
      })),
    ...{ ...content, blockers, teamIds: self.part.teamIds, snoozedUntil: null },
    dropped: droppedBlockers([...(before?.dropped ?? []), ...known], blockers),
    answeredAt: before?.answeredAt ?? now,
    editableUntil: before?.editableUntil ?? midnightAfter(now, self.life.workplace.timeZone),
  };
  await write(tx, before, after);
  await tellBlockers(needs, tx, { actor, checkIn: after, fresh: freshBlockers(known, blockers) });
  await recordChange(tx, actor, {
    id: needs.random.uuid(),
    at: now,
    subject: { kind: 'check-in', id: after.id },
    action: before !== null && isAnswered(before) ? 'eod.edit' : `eod.${content.state}`,
    before: before === null ? null : toSnapshot(before),
    after: toSnapshot(after),
  });
  await tellTeams(needs, tx, { self, checkIn: after, now });
  return after;
}

async function write(tx: Tx, before: CheckIn | null, after: CheckIn): Promise<void> {
  if (before !== null) {
    const { id, personId: _, on: __, ...change } = after;
    return updateCheckIn(tx, id, change);
  }
  // Asked or answered elsewhere at this very moment.
  if ((await insertCheckIns(tx, [after])).size === 0)
    throw new MusterError('conflict', 'Your check-in changed just now. Look at it and try again.');
}

/** Blockers that stood there neither before nor the day before. */
function freshBlockers(known: readonly Blocker[], blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers.filter(({ id }) => known.every((one) => one.id !== id));
}

type Telling = { readonly self: Self; readonly checkIn: CheckIn; readonly now: Date };

async function tellTeams(needs: AnswerNeeds, tx: Tx, { self, checkIn, now }: Telling): Promise<void> {
  const { id, on, teamIds } = checkIn;
  const card = checkInCard(checkIn);
  await needs.outbox.card(tx, card);
  await needs.outbox.refresh(
    tx,
    cardKeys(checkIn).filter((key) => key !== card.key),
  );
  await needs.schedules.cancel(tx, remindWait(id).name, id);
  await needs.schedules.cancel(tx, againWait(id).name, id);
  if (checkIn.state === 'nothing')
    return needs.outbox.refresh(
      tx,
      teamIds.map((teamId) => digestKey(teamId, on)),
    );
  for (const { id: teamId, channelId } of self.teams) {
    if (channelId === null) continue;
    await openDigest(tx, { ...{ teamId, on, channelId }, finalAt: isLongOver(on, now) ? now : null }, now);
    await needs.outbox.card(tx, digestCard({ teamId, on, channelId }));
  }
}

/** Two days later every window of the day is over, wherever in the world it was. */
function isLongOver(on: CalendarDay, now: Date): boolean {
  return daysBetween(on, localDay(now, 'UTC')) >= 2;
}

function toSnapshot({ state, done, plan, blockers, answers }: CheckIn) {
  return { state, done: done.map(({ text }) => text), plan, blockers: blockers.map(({ text }) => text), answers };
}
