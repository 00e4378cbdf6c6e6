import { inOrder, type ScopeEvent } from './scope-event.ts';

/** How an item stands in a sprint at an instant. */
export type Standing = {
  readonly itemId: string;
  /** In the sprint, and not done before it: what was done elsewhere is neither its scope nor its work. */
  readonly counts: boolean;
  readonly isDone: boolean;
  /** Null: it has none. */
  readonly points: number | null;
};

type Walked = { isIn: boolean; isDone: boolean; isDoneElsewhere: boolean; points: number | null };

/**
 * Every item that was told of up to `at` (included), as it stood then. What was done when the sprint began, or when it
 * joined later, counts once it is reopened.
 * @param events in any order, repeated ones included
 */
export function replay(
  events: readonly ScopeEvent[],
  { startedAt, at }: { readonly startedAt: Date; readonly at: Date },
): readonly Standing[] {
  return replayTo(events, { startedAt, instants: [at] })[0] ?? [];
}

/** The same for many instants in one walk: a burndown asks for every day. @param asked.instants in order */
export function replayTo(
  events: readonly ScopeEvent[],
  { startedAt, instants }: { readonly startedAt: Date; readonly instants: readonly Date[] },
): readonly (readonly Standing[])[] {
  const items = new Map<string, Walked>();
  const ordered = inOrder(events);
  let [begun, next] = [false, 0];
  const begin = () => {
    begun = true;
    for (const item of items.values()) item.isDoneElsewhere = item.isIn && item.isDone;
  };
  return instants.map((at) => {
    for (let event = ordered[next]; event !== undefined && event.at <= at; event = ordered[next]) {
      if (!begun && event.at > startedAt) begin();
      const item = items.get(event.itemId) ?? { isIn: false, isDone: false, isDoneElsewhere: false, points: null };
      items.set(event.itemId, step(item, event, begun));
      next += 1;
    }
    if (!begun && at >= startedAt) begin();
    return [...items].map(([itemId, { isIn, isDone, isDoneElsewhere, points }]) => {
      return { itemId, counts: isIn && !isDoneElsewhere, isDone, points };
    });
  });
}

function step(item: Walked, { kind, points }: ScopeEvent, begun: boolean): Walked {
  switch (kind) {
    case 'pointed':
      return { ...item, points };
    case 'done':
      return { ...item, isDone: true };
    case 'reopened':
      return { ...item, isDone: false, isDoneElsewhere: false };
    case 'added':
      // Told twice, it joined once.
      return item.isIn ? item : { ...item, isIn: true, isDoneElsewhere: begun && item.isDone };
    case 'removed':
      return { ...item, isIn: false, isDoneElsewhere: false };
    default:
      return kind satisfies never;
  }
}
