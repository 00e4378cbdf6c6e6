import type { Outcome } from '../muster/send.ts';

/** What the page is told about a deed. */
export type Result = {
  /** A sentence for a small notice; null when all went well. */
  readonly notice: string | null;
  /** Sentences beside the fields of a form, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
};

export const done: Result = { notice: null };
export const closed: Result = { notice: 'That window is closed by now.' };

/** Slack shows an error after this long, in milliseconds. Source: docs.slack.dev, handling user interaction. */
const SLACK_PATIENCE_MS = 3_000;

export function resultOf(outcome: Outcome): Result {
  switch (outcome.kind) {
    case 'accepted':
      if (outcome.tookMs <= SLACK_PATIENCE_MS) return done;
      return {
        notice: `Muster took ${(outcome.tookMs / 1000).toFixed(1)} s. Slack would have shown an error after 3 s.`,
      };
    case 'refused':
      return { notice: `Muster answered ${outcome.status}: ${outcome.text.slice(0, 200) || 'no words'}` };
    case 'too-slow':
      return { notice: 'Muster did not answer within 10 s. The terminal may say why.' };
    case 'unreachable':
      return { notice: 'Muster is not running. The terminal says why.' };
    default:
      return outcome satisfies never;
  }
}
