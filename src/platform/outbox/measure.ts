import type { SlackFailure } from '../../ports/outbound/slack.ts';
import type { Kit } from './kit.ts';
import type { Claimed, Step } from './row.ts';

type Result = 'ok' | 'found' | 'absent' | SlackFailure['kind'];

/** Counts one call to Slack by what came of it. */
export function countResult({ metrics }: Pick<Kit, 'metrics'>, step: Step, result: Result): void {
  metrics.count('muster_outbox_sends_total', 'Posts, edits and looks of the outbox by result.', { step, result });
}

/** Measures how long somebody waited for a message or for a card to show a change. */
export function observeDelivery({ metrics }: Pick<Kit, 'metrics'>, row: Claimed, now: Date): void {
  const seconds = Math.max(0, (now.getTime() - row.enqueuedAt.getTime()) / 1_000);
  const labels = { step: row.step === 'edit' ? 'edit' : 'post' };
  metrics.observe('muster_outbox_wait_seconds', 'Time from the change to the message or edit.', labels, seconds);
}
