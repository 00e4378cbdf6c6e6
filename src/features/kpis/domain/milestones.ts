import type { Gap, Reading } from './reading.ts';
import type { Subject } from './subject.ts';

/** When something happened, or why nobody can say. */
export type Milestone = Date | Gap;

/**
 * The time between two milestones, in whole minutes. Instants are read as a clock shows them, cut to the minute, so that
 * parts that follow one another always add up to their whole.
 */
export function span(from: Milestone, to: Milestone): Reading {
  if (typeof from === 'string') return unknown(from);
  if (typeof to === 'string') return unknown(to);
  return to < from ? unknown('out-of-order') : known(minuteOf(to) - minuteOf(from));
}

export const known = (value: number): Reading => ({ kind: 'known', value });
export const unknown = (gap: Gap): Reading => ({ kind: 'unknown', gap });

export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}

/** When its oldest commit was written. */
export function firstCommitOf({ authoredAt }: Subject): Milestone {
  return earliest(authoredAt) ?? 'no-commits';
}

/** When work on it began: its first commit, where that is as old as the pull request itself. */
export function beginOf(subject: Subject): Milestone {
  const first = firstCommitOf(subject);
  return first instanceof Date && first > subject.createdAt ? 'commits-rewritten' : first;
}

/** When it left draft, the first or the last time; when it was opened, if it never was one. Turns after its merge don't count. */
export function readyOf({ turns, createdAt, mergedAt }: Subject, which: 'first' | 'last'): Date {
  const left = turns
    .filter(({ kind, at }) => kind === 'ready-for-review' && (mergedAt === null || at <= mergedAt))
    .map(({ at }) => at);
  return (which === 'first' ? earliest(left) : latest(left)) ?? createdAt;
}

export function mergedOf({ mergedAt }: Subject): Milestone {
  return mergedAt ?? 'still-open';
}

/** Its first success in production. */
export function deployedOf(subject: Subject): Milestone {
  return earliest(subject.deployments.map(({ finishedAt }) => finishedAt)) ?? undeployed(subject);
}

/** Why there is no deployment that holds it. */
export function undeployed({ deploys }: Pick<Subject, 'deploys'>): Gap {
  return deploys ? 'not-deployed' : 'no-deployment';
}

export function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at < best ? at : best), null);
}

export function latest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at > best ? at : best), null);
}
