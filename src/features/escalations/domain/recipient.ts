import { nextWorkingTime } from '../../../kit/dates/working-day.ts';
import { isAwayAt, nextAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Rung } from './rungs.ts';
import { addHours, coveredMs } from './running-time.ts';

/** Who may be asked, and when each of them works. */
export type Company = {
  readonly lives: ReadonlyMap<PersonId, WorkingLife>;
  /** Never asked: who is responsible, who set it off, who left, who may not see the task. */
  readonly barredIds: ReadonlySet<PersonId>;
};

export type Recipient = {
  readonly personId: PersonId;
  readonly level: number;
  /** When the message may go out: in their working time, and they aren't away. */
  readonly sendAt: Date;
  /** For whom they stand in; null when they are meant themselves. */
  readonly insteadOfId: PersonId | null;
};

/**
 * Who is asked on a level: its person, or their deputy when they are away at sending or for over half of its hours.
 * @param asked nobody of these is asked again
 * @returns null when nobody can be: then it is the next level's turn
 */
export function findRecipient(
  rung: Rung,
  { lives, barredIds }: Company,
  { at, askedIds }: { readonly at: Date; readonly askedIds: readonly PersonId[] },
): Recipient | null {
  const own = rung.personId === null ? undefined : lives.get(rung.personId);
  if (own === undefined || askedIds.includes(own.personId)) return null;
  const sendAt = nextWorkingTime(at, own.workplace);
  if (!isTooLongAway(own, sendAt, rung.hours))
    return { personId: own.personId, level: rung.level, sendAt, insteadOfId: null };
  const deputy = own.deputyId === null ? undefined : lives.get(own.deputyId);
  if (deputy === undefined || askedIds.includes(deputy.personId) || barredIds.has(deputy.personId)) return null;
  const deputyAt = nextWorkingTime(at, deputy.workplace);
  if (isTooLongAway(deputy, deputyAt, rung.hours)) return null;
  return { personId: deputy.personId, level: rung.level, sendAt: deputyAt, insteadOfId: own.personId };
}

/** When everybody is away: who of them is back first. Null when there is nobody at all. */
export function findFirstBack(
  rungs: readonly Rung[],
  { lives }: Company,
  { at, askedIds }: { readonly at: Date; readonly askedIds: readonly PersonId[] },
): Recipient | null {
  const all = rungs.flatMap(({ level, personId }): Recipient[] => {
    const life = personId === null ? undefined : lives.get(personId);
    if (life === undefined || askedIds.includes(life.personId)) return [];
    return [{ personId: life.personId, level, sendAt: nextAtWork(at, life), insteadOfId: null }];
  });
  const [first] = all.sort((a, b) => a.sendAt.getTime() - b.sendAt.getTime() || a.level - b.level);
  return first ?? null;
}

/** Source: product page, section 5: away at sending, or for over half of the level. */
export function isTooLongAway(life: WorkingLife, sendAt: Date, hours: number): boolean {
  if (isAwayAt(sendAt, life)) return true;
  const level = { from: sendAt, until: addHours(sendAt, hours) };
  return coveredMs(level, life.absences) > (level.until.getTime() - level.from.getTime()) / 2;
}
