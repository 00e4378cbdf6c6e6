import { personId } from '../../company.ts';
import type { Verdict } from '../../github/deed.ts';
import type { ChapterNeeds } from '../chapter.ts';
import { traitsOf } from '../traits.ts';
import { coders } from './coders.ts';
import type { LaterDeed } from './pull-draft.ts';
import { afterReview, approvals, demands, remarks } from './pull-words.ts';

export type UnderReview = {
  readonly author: string;
  /** The first decides. */
  readonly reviewers: readonly string[];
  readonly readyAt: number;
  /** 1 to 3: what is good is asked to change less often. */
  readonly quality: number;
};

/** The way of a pull request through its reviewers, in order; whoever calls cuts it off at the present. */
export function reviewUntilMerged(needs: ChapterNeeds, pull: UnderReview): readonly LaterDeed[] {
  const { author, reviewers, readyAt } = pull;
  const { dice } = needs;
  const [first = author, second] = reviewers;
  const deeds = decide(needs, pull, first);
  const decidedAt = deeds.at(-1)?.at ?? readyAt;
  const isGivenUp = dice.chance(0.04);
  const byAuthor = isGivenUp || dice.chance(0.8);
  const by = byAuthor ? author : first;
  const waits = byAuthor ? dice.between(0.05, 4) : 0.02;
  const endsAt = Math.max(needs.calendarOf(by).after(decidedAt, waits), decidedAt + MINUTE_MS);
  const end: LaterDeed = { at: endsAt, by, act: { kind: isGivenUp ? 'close' : 'merge' } };
  const aside = second === undefined ? [] : lookBeside(needs, { ...pull, second, endsAt });
  return [...deeds, ...aside, end].toSorted((a, b) => a.at - b.at);
}

/** What may be asked for at most, so that nothing goes round for ever. */
const ROUNDS = 2;

/** Changes are asked for and made until it is approved. */
function decide(needs: ChapterNeeds, { author, readyAt, quality }: UnderReview, by: string): readonly LaterDeed[] {
  const { dice, calendarOf } = needs;
  const deeds: LaterDeed[] = [];
  let at = readyAt;
  const strict = (coders[by]?.strict ?? 0.2) * (quality === 1 ? 2 : quality === 3 ? 0.5 : 1);
  for (let round = 0; round < ROUNDS && dice.chance(strict); round += 1) {
    at = calendarOf(by).after(at, waitOf(needs, by));
    deeds.push(review({ at, by, verdict: 'changes', body: dice.pick(demands) }));
    at = calendarOf(author).after(at, dice.between(0.4, 5));
    const lines = dice.int(4, 30);
    deeds.push({ at, by: author, act: { kind: 'push', message: dice.pick(afterReview), lines } });
    at += MINUTE_MS;
    if (dice.chance(0.6)) deeds.push({ at, by: author, act: { kind: 'ask', reviewers: [personId(by)] } });
  }
  at = calendarOf(by).after(at, waitOf(needs, by));
  return [...deeds, review({ at, by, verdict: 'approve', body: dice.pick(approvals) })];
}

/** Somebody else has a look, where they come to it in time. */
function lookBeside(
  needs: ChapterNeeds,
  { second, readyAt, endsAt }: UnderReview & { readonly second: string; readonly endsAt: number },
): readonly LaterDeed[] {
  const { dice, calendarOf } = needs;
  const at = calendarOf(second).after(readyAt, waitOf(needs, second));
  const verdict = dice.chance(0.6) ? 'approve' : 'comment';
  const body = dice.pick(verdict === 'approve' ? approvals : remarks);
  return at > endsAt - MINUTE_MS ? [] : [review({ at, by: second, verdict, body })];
}

type Said = { readonly at: number; readonly by: string; readonly verdict: Verdict; readonly body: string };

function review({ at, by, verdict, body }: Said): LaterDeed {
  return { at, by, act: { kind: 'review', verdict, body } };
}

/** Until somebody looks, in hours of their own work. */
function waitOf({ dice }: ChapterNeeds, reviewer: string): number {
  const [least, most] = traitsOf(reviewer).helpsWithin;
  return dice.between(least, most) * 0.6;
}

const MINUTE_MS = 60_000;
