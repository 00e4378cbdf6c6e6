import { z } from 'zod';
import { shownValue } from '../domain/shown-value.ts';
import type { Appealed } from '../use-cases/appeal-commit.ts';

const shape = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** What an appeal changed, to survive in a view's state: numbers only. */
export function sayAppealed({ before, after }: Appealed): string {
  return JSON.stringify(
    [before.points, after.points, before.factor, after.factor].map((n) => Math.round(n * 1_000) / 1_000),
  );
}

/** The sentence of it; null for anything else. */
export function readAppealed(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const [pointsBefore, pointsAfter, factorBefore, factorAfter] = shape.parse(JSON.parse(text));
    const commit =
      shownValue(pointsBefore) === shownValue(pointsAfter)
        ? `The commit counts ${pointsAfter.toFixed(1)} points (before ${pointsBefore.toFixed(1)}), still shown as ${shownValue(pointsAfter)}.`
        : `The commit counts ${shownValue(pointsAfter)} now instead of ${shownValue(pointsBefore)}.`;
    return `${commit} The workspace’s scale went from ${factorBefore.toFixed(2)} to ${factorAfter.toFixed(2)}.`;
  } catch {
    return null;
  }
}
