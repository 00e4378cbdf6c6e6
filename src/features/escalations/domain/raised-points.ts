/** What a history row says of a task's points. */
type Row = {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

/** From how many points to how many a change raised a task that had been started; null for any other change. */
export function raisedPoints({ before, after }: Row): { readonly from: number; readonly to: number } | null {
  const [from, to] = [before?.points, after?.points];
  if (typeof from !== 'number' || typeof to !== 'number' || to <= from) return null;
  return typeof before?.startedAt === 'string' ? { from, to } : null;
}
