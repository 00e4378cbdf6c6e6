import type { Dice } from '../dice.ts';

/** Work somebody could plan: a title with the points it is thought to take. */
export type Idea = { readonly title: string; readonly points: number };

/** Ideas in a shuffled order, each taken once, so that no title stands in the past twice. */
export type Backlog = {
  /** Null when there are none left. */
  take(): Idea | null;
};

export function createBacklog(lines: string, dice: Dice): Backlog {
  const shuffled = dice.shuffled(readIdeas(lines));
  const ideas = shuffled.filter(({ points }) => points < 21);
  // The largest come early, so that every past has them and time to finish them.
  ideas.splice(Math.floor(ideas.length * 0.82), 0, ...shuffled.filter(({ points }) => points === 21));
  return { take: () => ideas.pop() ?? null };
}

/** One idea a line, its points first. @throws Error for a line without points */
export function readIdeas(lines: string): readonly Idea[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, points, title] = /^(\d+) (.+)$/.exec(line) ?? [];
      if (points === undefined || title === undefined) throw new Error(`no idea: ${line}`);
      return { title, points: Number(points) };
    });
}
