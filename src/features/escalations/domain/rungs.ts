import type { PersonId } from '../../../kit/ids.ts';
import { type Cause, type CauseName, causes } from './causes.ts';
import type { AskedOnLevel, Ladder, LadderRole } from './ladder.ts';

/** One level as it stands for one escalation. */
export type Rung = {
  readonly level: number;
  /** Null when nobody can be asked there: the role is empty, or its holder may not decide this case. */
  readonly personId: PersonId | null;
  readonly hours: number;
};

/** Who holds the roles of the ladder for one task; null when nobody does. */
export type RoleHolders = Readonly<Record<LadderRole, PersonId | null>>;

/**
 * The way up for one escalation: who is asked before the ladder, then the levels that are on, up to the cause's top.
 * @param barredIds never asked to decide it; who is asked first is asked for news, and may be the responsible
 */
export function rungsOf(
  { cause, firstId }: { readonly cause: CauseName; readonly firstId: PersonId | null },
  { ladder, holders, barredIds }: { ladder: Ladder; holders: RoleHolders; barredIds: ReadonlySet<PersonId> },
): readonly Rung[] {
  const { first, firstHours, top }: Cause = causes[cause];
  const mayBeFirst = firstId !== null && (first === 'responsible' || !barredIds.has(firstId));
  const before = first === null || !mayBeFirst ? [] : [{ level: 0, personId: firstId, hours: firstHours }];
  const levels = ladder.map(({ who, hours, on }, at) => ({ level: at + 1, who, hours, on }));
  const rungs = levels
    .filter(({ level, on }) => on && level <= top)
    .map(({ level, who, hours }) => ({ level, hours, personId: permit(holderOf(who, holders), barredIds) }));
  return [...before, ...rungs];
}

export function holderOf(who: AskedOnLevel, holders: RoleHolders): PersonId | null {
  return typeof who === 'string' ? holders[who] : who.personId;
}

function permit(id: PersonId | null, barredIds: ReadonlySet<PersonId>): PersonId | null {
  return id === null || barredIds.has(id) ? null : id;
}
