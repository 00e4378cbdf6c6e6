import type { AiSubject } from '../../../../../src/features/kpis/domain/ai-impact/subject.ts';
import type { PersonId, PullRequestId } from '../../../../../src/kit/ids.ts';
import { randomSequence } from '../../../../../src/kit/statistics/random-sequence.ts';

/** A made-up company of which it is known whether AI helps. */
export type World = {
  readonly seed: string;
  readonly authors: number;
  readonly pullRequests: number;
  /** How many times as quick assisted work is: 1 for no effect, 1.2 for +20 %. */
  readonly speed?: number;
  /** Grades by which assisted work is rated better. */
  readonly quality?: number;
  /** Extra rework of assisted work, in times. */
  readonly rework?: number;
  /** A few authors write most of it, some very little. */
  readonly unequal?: boolean;
  /** Small changes, which are quick, are assisted far more often. */
  readonly skewed?: boolean;
  /** Each author's good and bad weeks hold on, AI comes in over the months, and everybody gets quicker meanwhile. */
  readonly correlated?: boolean;
  /** Quick authors use AI far more than slow ones do. */
  readonly quickUseIt?: boolean;
};

const DAYS = 182;
const START = Date.parse('2026-01-05T09:00:00Z');

export function inventWorld(world: World): readonly AiSubject[] {
  const random = randomSequence(`world ${world.seed}`);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const weights = Array.from({ length: world.authors }, (_, n) => (world.unequal === true ? 1 / (n + 1) : 1));
  const sum = weights.reduce((total, one) => total + one, 0);
  return weights.flatMap((weight, author) => {
    const pace = 0.6 * normal();
    // Whoever is quick has a low pace.
    const liking = world.quickUseIt === true ? -3 * pace : 0.8 * normal();
    const strictness = 0.3 * normal();
    const count = Math.max(4, Math.round((world.pullRequests * weight) / sum));
    let mood = normal();
    return Array.from({ length: count }, (_, n): AiSubject => {
      const day = (DAYS * (n + random())) / count;
      mood = 0.8 * mood + 0.6 * normal();
      const logSize = 4 + 1.4 * normal();
      const chance = liking + (world.skewed === true ? 1.2 * (4 - logSize) : 0) + adoption(world, day);
      const assisted = random() < 1 / (1 + Math.exp(-chance));
      const noise = world.correlated === true ? 0.55 * mood + 0.5 * normal() - (0.4 * day) / DAYS : 0.75 * normal();
      const logMinutes = 4.6 + pace + 0.45 * logSize + noise - (assisted ? Math.log(world.speed ?? 1) : 0);
      const grade = 2.2 - strictness - 0.08 * (logSize - 4) + 0.6 * normal() + (assisted ? (world.quality ?? 0) : 0);
      const often = 0.25 * Math.exp(0.25 * (logSize - 4)) * (assisted ? (world.rework ?? 1) : 1);
      return {
        pullRequestId: `${author}-${n}` as PullRequestId,
        authorId: `author ${author}` as PersonId,
        ...{ teamIds: [], mergedAt: new Date(START + day * 86_400_000), byAgent: false },
        ...{ assistance: assisted ? 'assisted' : 'not-assisted', lines: Math.max(1, Math.round(Math.exp(logSize))) },
        cycleMinutes: Math.exp(logMinutes),
        quality: random() < 0.6 ? Math.min(3, Math.max(1, Math.round(grade))) : null,
        rework: Math.min(6, poisson(often, random)),
      };
    });
  });
}

/** AI comes in over the months. */
function adoption({ correlated }: World, day: number): number {
  return correlated === true ? -2 + (4 * day) / DAYS : 0;
}

function poisson(mean: number, random: () => number): number {
  let [count, left] = [0, Math.exp(-mean)];
  for (let chance = random(); chance > left && count < 20; count += 1) {
    chance -= left;
    left *= mean / (count + 1);
  }
  return count;
}

/** Null worlds of every kind that has fooled such comparisons, in turn. */
export function inventNullWorlds(count: number): readonly World[] {
  const kinds: readonly Omit<World, 'seed' | 'authors' | 'pullRequests'>[] = [
    {},
    { unequal: true },
    { skewed: true },
    { correlated: true },
    { unequal: true, skewed: true, correlated: true },
  ];
  return Array.from({ length: count }, (_, n) => ({
    seed: `null ${n}`,
    authors: [8, 12, 20, 6][n % 4] ?? 8,
    pullRequests: [300, 600, 450][n % 3] ?? 300,
    ...kinds[n % kinds.length],
  }));
}

/** Worlds in which AI does something, and what. */
export const EFFECTS = [
  {
    ...{ name: 'quicker', what: 'AI makes work 20 % quicker', truth: 'better' },
    world: { authors: 20, pullRequests: 3_000, speed: 1.2 },
  },
  {
    ...{ name: 'slower', what: 'AI makes work 20 % slower', truth: 'worse' },
    world: { authors: 20, pullRequests: 3_000, speed: 1 / 1.2 },
  },
  {
    ...{ name: 'simpson', what: 'quick people and small changes use AI, which slows each of them', truth: 'worse' },
    world: { authors: 24, pullRequests: 4_000, quickUseIt: true, skewed: true, speed: 1 / 1.35 },
  },
  {
    ...{ name: 'liked', what: 'AI makes reviewers rate work half a grade better', truth: 'better' },
    world: { authors: 20, pullRequests: 2_000, quality: 0.5 },
  },
  {
    ...{ name: 'touched-again', what: 'AI doubles the rework', truth: 'worse' },
    world: { authors: 20, pullRequests: 2_000, rework: 2 },
  },
] as const;
