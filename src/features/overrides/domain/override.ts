import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { SuspendableRule } from './rules.ts';

/** `emergency`: at once, reviewed after · `process`: for a sprint at most · `automation`: asked for, a lead approves. */
export type OverrideType = 'emergency' | 'process' | 'automation';
export const overrideTypes: readonly OverrideType[] = ['emergency', 'process', 'automation'];

/** What is asked for, as kept of a request and of what was granted. */
export type OverrideTerms = {
  readonly rule: SuspendableRule;
  readonly taskId: string;
  /** Why, and what may go wrong, in people's words. */
  readonly justification: string;
  readonly risk: string;
  readonly expiresAt: Date;
  readonly reviewOn: CalendarDay;
};

export type Override = OverrideTerms & {
  readonly id: string;
  /** `OVR-2026-11-21-001`. */
  readonly ref: string;
  readonly type: OverrideType;
  readonly authoriserId: PersonId;
  /** Null when the authoriser wanted it themselves. */
  readonly requestedById: PersonId | null;
  readonly team: { readonly id: TeamId; readonly name: string } | null;
  readonly grantedAt: Date;
  /** Null unless somebody ended it by hand. */
  readonly endedAt: Date | null;
  readonly endedById: PersonId | null;
  /** Null until said; empty never. */
  readonly outcome: string | null;
};

export type OverrideRequest = OverrideTerms & {
  readonly id: string;
  readonly requestedById: PersonId;
  /** Null while nobody answered. */
  readonly answer: 'granted' | 'declined' | null;
  readonly answeredById: PersonId | null;
};

const DAY_MS = 86_400_000;

/** Longest time, in days. Source: product page, section 5, for `process` (a sprint); the others are ours. */
export const daysMax: Readonly<Record<OverrideType, number>> = { emergency: 14, process: 14, automation: 90 };

/** An emergency is reviewed within this time. Source: product page, section 5. */
export const REVIEW_MS = 2 * DAY_MS;

/** Overrides on one page of the log: a message reads well with eight. */
export const LOG_PAGE = 8;

/** Whether the rule rests: from the grant on, no longer at the instant it ends. */
export function isActive(
  { grantedAt, expiresAt, endedAt }: Pick<Override, 'grantedAt' | 'expiresAt' | 'endedAt'>,
  at: Date,
) {
  return at >= grantedAt && at < expiresAt && (endedAt === null || at < endedAt);
}

/** What is wrong with its end, as a sentence; null when nothing is. */
export function checkExpiry(type: OverrideType, expiresAt: Date, now: Date): string | null {
  if (expiresAt <= now) return 'That has passed already. Choose a later time.';
  if (expiresAt.getTime() - now.getTime() <= daysMax[type] * DAY_MS) return null;
  return `That is too long: this kind lasts ${daysMax[type]} days at most. Choose an earlier day.`;
}

/** The next free reference of a day; up to 999 of them, then longer. @param taken those of the day, in any order */
export function nextRef(day: CalendarDay, taken: readonly string[]): string {
  const numbers = taken.map((ref) => Number(ref.slice(ref.lastIndexOf('-') + 1)));
  return `OVR-${day}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}
