import { digest } from '../../../kit/digest.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Invitation } from './survey.ts';

/** Most pull requests somebody is asked about in a day. Source: product page, section 7. */
export const DAY_MAX = 3;

type Waiting = Pick<Invitation, 'id' | 'surveyId' | 'personId' | 'role'>;

export type Sample<W extends Waiting> = {
  readonly asked: readonly W[];
  readonly leftOut: readonly W[];
  /** Of everything of that day, asked before or now: 1 over the share that is asked about. */
  readonly weight: number;
};

/**
 * Which of the pull requests that come up together go on somebody's card of the day. What fits is asked; of more, the
 * author's own go first, since nobody's guess can be compared without their word, then a sample: the digest of person,
 * day and pull request decides, so that running it again, or on another replica, chooses the same.
 * What stands on a card stays there; the weight makes up for what was left out and depends on counts alone.
 * @param day.asked,day.leftOut how many of this day were before
 */
export function sampleDay<W extends Waiting>(
  waiting: readonly W[],
  day: { readonly on: CalendarDay; readonly asked: number; readonly leftOut: number },
): Sample<W> {
  const key = (one: W) => digest(`${one.personId} ${day.on} ${one.surveyId}`);
  const order = [...waiting].sort((a, b) => {
    if (a.role !== b.role) return a.role === 'author' ? -1 : 1;
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  const free = Math.max(0, DAY_MAX - day.asked);
  const [asked, leftOut] = [order.slice(0, free), order.slice(free)];
  const [all, share] = [day.asked + day.leftOut + waiting.length, day.asked + asked.length];
  return { asked, leftOut, weight: share === 0 ? 1 : all / share };
}
