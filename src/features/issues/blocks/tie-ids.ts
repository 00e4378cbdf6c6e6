import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { IssueId, TaskId } from '../../../kit/ids.ts';

/** Buttons and the menu of issues; the argument is the task's id unless said otherwise. */
export const tieIds = {
  tie: actionId('issues.tie'),
  untie: actionId('issues.untie'),
  /** The argument is the tie's id, the value the change that is taken back. */
  undo: actionId('issues.undo-untie'),
  /** The argument is the issue's id. */
  make: actionId('issues.make-task'),
  /** The menu of issues in the form. */
  find: actionId('issues.find'),
} as const;

/** Callback ids of forms. */
export const tieForms = {
  tie: 'issues.tie-form',
  /** Shows something; nothing is sent back. */
  shown: 'issues.shown',
} as const;

/** @throws MusterError 'invalid' for a button or form of another version of Muster */
export function readTaskId(text: string): TaskId {
  const read = z.uuid().safeParse(text);
  if (read.success) return read.data as TaskId;
  throw new MusterError('invalid', 'This is too old. `/task list` shows your tasks with new buttons.');
}

/** @throws MusterError 'invalid' likewise */
export function readIssueId(text: string): IssueId {
  const read = z.uuid().safeParse(text);
  if (read.success) return read.data as IssueId;
  throw new MusterError('invalid', 'This button is too old. Type `/task jira ABC-3` again.');
}

/** @throws MusterError 'invalid' likewise */
export function readTieId(text: string): string {
  const read = z.uuid().safeParse(text);
  if (read.success) return read.data;
  throw new MusterError('invalid', 'This button is too old. Tie them again.');
}
