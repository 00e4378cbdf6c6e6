import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { RequestKey, TaskId } from '../../../kit/ids.ts';
import type { SubmissionArgs } from '../../../ports/inbound/slack.ts';
import { readMetadata } from '../blocks/ids.ts';

/**
 * The sender, with a key that is the form's instead of the request's: a form pressed twice, or again after an answer
 * that got lost, comes under a new signature and must still be done once. The version lets a form be saved again after
 * a conflict, when it stays open over a newer one.
 */
export function onceFor({ actor, viewId, privateMetadata }: SubmissionArgs): PersonActor {
  const { version } = readMetadata(privateMetadata);
  return { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}:${version ?? 'new'}` as RequestKey };
}

/** The task a form is about. @throws MusterError 'invalid' for a form of another version of Muster */
export function requireTaskId({ privateMetadata }: SubmissionArgs): TaskId {
  const { taskId } = readMetadata(privateMetadata);
  if (taskId === null) throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  return taskId;
}
