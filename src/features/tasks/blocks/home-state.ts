import { cutText } from '../../../kit/text.ts';
import type { HomeState } from '../../../ports/inbound/slack.ts';

/** What was just done, for the line above a Home tab. */
export type Done = {
  readonly said: string;
  readonly undo: { readonly taskId: string; readonly changeId: string } | null;
};

/** Longest line, in UTF-16 units: the state of a tab may have 1,000 characters as JSON, and escapes make it longer. */
const SAID_MAX = 350;

/** The tab as it stands, with what was just done. */
export function withDone(state: HomeState, { said, undo }: Done): HomeState {
  const line = { said: cutText(said, SAID_MAX) };
  return undo === null ? { ...withoutDone(state), ...line } : { ...withoutDone(state), ...line, ...undo };
}

/** The tab as it stands once the person goes on to something else. */
export function withoutDone(state: HomeState): HomeState {
  const { said: _, taskId: __, changeId: ___, ...rest } = state;
  return rest;
}

export function readDone({ said, taskId, changeId }: HomeState): Done | null {
  if (said === undefined) return null;
  return { said, undo: taskId === undefined || changeId === undefined ? null : { taskId, changeId } };
}
