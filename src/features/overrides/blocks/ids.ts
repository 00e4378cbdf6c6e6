import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { type SuspendableRule, suspendableRules } from '../domain/rules.ts';

/** Buttons; the argument is the override's id unless said otherwise. */
export const overrideIds = {
  /** Opens the form; the argument is made by `overrideActionId`. */
  new: actionId('overrides.new'),
  end: actionId('overrides.end'),
  outcome: actionId('overrides.outcome'),
  /** The argument is a request's id. */
  grant: actionId('overrides.grant'),
  decline: actionId('overrides.decline'),
  /** The argument is a page's number, from 0. */
  page: actionId('overrides.page'),
} as const;

export const overrideForms = { new: 'overrides.new-form', outcome: 'overrides.outcome-form' } as const;

/** For a button *Override* anywhere: opens the form for this task, with this rule chosen. */
export function overrideActionId(taskId: string, rule?: SuspendableRule): string {
  return overrideIds.new.build(rule === undefined ? taskId : `${taskId}:${rule}`);
}

/** @returns null for anything else */
export function parseNewArgument(argument: string): { taskId: string; rule: SuspendableRule | null } | null {
  const [taskId = '', rule = ''] = argument.split(':');
  if (!z.uuid().safeParse(taskId).success) return null;
  return { taskId, rule: suspendableRules.find((one) => one === rule) ?? null };
}

/** @returns null unless it is an id of ours */
export function parseId(argument: string): string | null {
  return z.uuid().safeParse(argument).success ? argument : null;
}

/** What a form brings back: the task or the override it is about. */
export function parseMetadata(text: string): { readonly id: string } | null {
  try {
    return z.object({ id: z.uuid() }).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
