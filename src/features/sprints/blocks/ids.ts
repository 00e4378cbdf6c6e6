import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId, TeamId } from '../../../kit/ids.ts';
import type { SprintId } from '../domain/sprint.ts';

/** Buttons; the argument is the sprint unless said otherwise. */
export const sprintIds = {
  /** No argument. */
  plan: actionId('sprints.plan'),
  edit: actionId('sprints.edit'),
  open: actionId('sprints.open'),
  close: actionId('sprints.close'),
  verify: actionId('sprints.verify'),
  board: actionId('sprints.board'),
} as const;

/** Callback ids of forms. */
export const sprintForms = {
  plan: 'sprints.plan-form',
  close: 'sprints.close-form',
  join: 'sprints.join-form',
  board: 'sprints.board-form',
  /** Shows something; nothing is sent back. */
  shown: 'sprints.shown',
} as const;

/** @throws MusterError 'invalid' for a button or form of another version of Muster */
export function readSprintId(text: string): SprintId {
  const parsed = z.uuid().safeParse(text);
  if (parsed.success) return parsed.data as SprintId;
  throw new MusterError('invalid', 'This button is too old. `/muster sprint` shows the sprints.');
}

const planMetadata = z.object({
  sprintId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  offered: z.array(z.number()),
  /** Of the sprint as the form shows it; null: a new one. */
  version: z.number().nullable(),
});
export type PlanMetadata = z.infer<typeof planMetadata>;

/** What the form of a sprint carries: which one, whose if only one team may be meant, and the numbers of the tasks offered. */
export function writePlanMetadata(metadata: PlanMetadata): string {
  return JSON.stringify(metadata);
}

/** @throws MusterError 'invalid' for a form of another version of Muster */
export function readPlanMetadata(text: string): PlanMetadata {
  try {
    return planMetadata.parse(JSON.parse(text));
  } catch {
    throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  }
}

/** @throws MusterError 'invalid' no team was chosen */
export function readTeamId(text: string): TeamId {
  const parsed = z.uuid().safeParse(text);
  if (parsed.success) return parsed.data as TeamId;
  throw new MusterError('invalid', 'Choose a team.', { fields: { team: 'Choose a team.' } });
}

/** @throws MusterError 'invalid' for a form of another version of Muster */
export function readTaskId(text: string): TaskId {
  const parsed = z.uuid().safeParse(text);
  if (parsed.success) return parsed.data as TaskId;
  throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
}
