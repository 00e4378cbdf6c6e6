import { SlackCallError, type SlackFailure } from '../../ports/outbound/slack.ts';

/** @returns null when the error is not about Slack */
export function failureOf(error: unknown): SlackFailure | null {
  return error instanceof SlackCallError ? error.failure : null;
}
