import { z } from 'zod';
import type { Task } from './task.ts';

/** A task for a history row, which keeps it as JSON. */
export function toSnapshot(task: Omit<Task, 'number'>): Readonly<Record<string, unknown>> {
  return { ...task };
}

/**
 * The task of a history row, instants being dates again, for undo.
 * @throws ZodError the row's instants aren't instants
 */
export function fromSnapshot(snapshot: unknown): Task {
  const { blocker, ...rest } = instants.parse(snapshot);
  return { ...rest, blocker: blocker ?? null } as unknown as Task;
}

const instant = z.coerce.date();
const maybeInstant = instant.nullable().optional().default(null);

const consult = z.looseObject({
  askedAt: instant,
  heldUntil: instant.nullable(),
  asked: z.array(z.looseObject({ dueAt: instant })),
});

// Only what JSON changes is named: the other fields come back as they went in, from our own table.
const instants = z.looseObject({
  dueAt: maybeInstant,
  createdAt: instant,
  startedAt: maybeInstant,
  completedAt: maybeInstant,
  cancelledAt: maybeInstant,
  overdueAt: maybeInstant,
  awaitingSignOffAt: maybeInstant,
  consult: consult.nullable().optional().default(null),
  blocker: z.looseObject({ blockedAt: instant }).nullable().optional(),
});
