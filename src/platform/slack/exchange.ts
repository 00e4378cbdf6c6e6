import type { RequestKey } from '../../kit/ids.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';

/** What Slack reads from an acknowledgement; null is an empty one. */
export type AckBody = Readonly<Record<string, unknown>> | null;

/** How a request ended, for the metrics. */
export type Result =
  | 'done'
  | 'refused'
  | 'repeated'
  | 'failed'
  | 'unavailable'
  | 'late'
  | 'unknown-name'
  | 'not-connected';

/** One request of Slack's and its single answer, whichever way it came. */
export interface Exchange {
  readonly key: RequestKey;
  /** Carries the request id. */
  readonly log: Log;
  /** Answers; the first answer counts, later ones change nothing. */
  answer(body: AckBody): void;
  isAnswered(): boolean;
  /** Set when a listener began to work: from then on nobody can say that nothing happened. */
  begun: boolean;
  result: Result;
}

/** @param send called once; once more with null when it throws */
export function openExchange(about: { key: RequestKey; log: Log; send: (body: AckBody) => void }): Exchange {
  let answered = false;
  return {
    key: about.key,
    log: about.log,
    answer(body) {
      if (answered) return;
      answered = true;
      crashPoint('receiver.before-ack');
      try {
        about.send(body);
      } catch (error) {
        // A body that can't be written must not leave Slack without any answer.
        about.log.error({ event: 'slack.answer-unwritable', error }, 'an answer could not be written');
        about.send(null);
      }
    },
    // Not a getter: V8 puts those of a literal among the old, where each keeps its whole request until the heap is collected.
    isAnswered: () => answered,
    begun: false,
    result: 'done',
  };
}
