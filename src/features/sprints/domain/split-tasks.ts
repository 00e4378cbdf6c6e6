import type { Stay } from './sprint.ts';

/** A task as it belongs to another one. */
export type Part = { readonly id: string; readonly parentId: string; readonly createdAt: Date };

/**
 * A split task's points never count twice: from its first part on its parts are in the sprint in its place, unless they
 * have stays of their own.
 * Source: product page, section 4.
 * @param parts of the tasks that stay, one level deep
 */
export function staysOfParts(stays: readonly Stay[], parts: readonly Part[]): readonly Stay[] {
  const own = new Set(stays.map(({ taskId }) => taskId));
  const byParent = Map.groupBy(parts, ({ parentId }) => parentId);
  return stays.flatMap((stay) => {
    const ofTask = byParent.get(stay.taskId) ?? [];
    if (ofTask.length === 0) return [stay];
    const splitAt = new Date(Math.min(...ofTask.map(({ createdAt }) => createdAt.getTime())));
    const inherited = ofTask
      .filter(({ id }) => !own.has(id))
      .map(({ id, createdAt }) => ({ ...stay, ...from(stay, createdAt), taskId: id }));
    const whole = cut(stay, splitAt);
    return [...(whole === null ? [] : [whole]), ...inherited.filter(isAny)];
  });
}

function from({ from: since }: Stay, createdAt: Date): Pick<Stay, 'from'> {
  return { from: createdAt > since ? createdAt : since };
}

function cut(stay: Stay, at: Date): Stay | null {
  const until = stay.until === null || stay.until > at ? at : stay.until;
  return until > stay.from ? { ...stay, until } : null;
}

function isAny({ from: since, until }: Stay): boolean {
  return until === null || until > since;
}
