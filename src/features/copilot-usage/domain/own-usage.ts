import { isActive, type UserDay } from './user-day.ts';

/** Somebody's own use, for their eyes alone. */
export type OwnUsage = {
  readonly hasSeat: boolean;
  /** Days with any use, of those that were read. */
  readonly activeDays: number;
  readonly agentDays: number;
  readonly chatDays: number;
  readonly cliDays: number;
};

/** @param days of all of their accounts; the same day of two counts once */
export function ownUsageOf(
  days: readonly (UserDay & { readonly day: string })[],
  { hasSeat }: Pick<OwnUsage, 'hasSeat'>,
): OwnUsage {
  const count = (own: typeof days) => new Set(own.map(({ day }) => day)).size;
  return {
    ...{ hasSeat, activeDays: count(days.filter(isActive)) },
    agentDays: count(days.filter(({ agent }) => agent === true)),
    chatDays: count(days.filter(({ chat }) => chat === true)),
    cliDays: count(days.filter(({ cli }) => cli === true)),
  };
}
