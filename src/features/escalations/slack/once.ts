import type { RequestKey } from '../../../kit/ids.ts';
import type { SubmissionArgs } from '../../../ports/inbound/slack.ts';

/** A form pressed twice comes under two signatures and must still be done once. */
export function onceFor({ actor, viewId }: Pick<SubmissionArgs, 'actor' | 'viewId'>) {
  return { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}` as RequestKey };
}
