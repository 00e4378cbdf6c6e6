import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { EscalationId, TeamId } from '../../../kit/ids.ts';

/** Buttons; the argument is the escalation's id unless said otherwise. */
export const escalationIds = {
  onIt: actionId('escalations.on-it'),
  unblock: actionId('escalations.unblock'),
  /** What isn't a blocker is settled by saying so. */
  settle: actionId('escalations.settle'),
  handOver: actionId('escalations.hand-over'),
  /** The argument is a team's id. */
  settings: actionId('escalations.settings'),
  /** Without argument. */
  onDuty: actionId('escalations.on-duty'),
} as const;

/** Callback ids of forms. */
export const escalationForms = {
  handOver: 'escalations.hand-over-form',
  hand: 'escalations.hand-form',
  settings: 'escalations.settings-form',
  onDuty: 'escalations.on-duty-form',
  /** Shows something; nothing is sent back. */
  shown: 'escalations.shown',
} as const;

/** Buttons of `tasks` that a card of ours carries; the argument is the task's id. */
export const foreignIds = {
  editTask: actionId('tasks.edit'),
  blockTask: actionId('tasks.block'),
  finishTask: actionId('tasks.done'),
  /** With the value `part`: opens the form of a part. */
  moreOfTask: actionId('tasks.more'),
  /** Of `overrides`: the task's id, `:` and the rule. */
  override: actionId('overrides.new'),
} as const;

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readEscalationId(argument: string): EscalationId {
  return readId(argument) as EscalationId;
}

export function readTeamIdOf(argument: string): TeamId {
  return readId(argument) as TeamId;
}

function readId(argument: string): string {
  if (z.uuid().safeParse(argument).success) return argument;
  throw new MusterError('invalid', 'This button is too old. Home’s tab Today shows what waits for you.');
}
