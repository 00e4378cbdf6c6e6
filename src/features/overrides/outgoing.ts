import type { PersonId } from '../../kit/ids.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

export type ToPerson = OutboxMessage & { readonly to: { readonly kind: 'person'; readonly personId: PersonId } };

/** A rule rests: said once to those concerned. */
export function grantedNote(overrideId: string, personId: PersonId): ToPerson {
  return {
    key: `override:${overrideId}:granted:${personId}`,
    to: { kind: 'person', personId },
    kind: 'overrides.granted-note',
    args: { overrideId, personId },
  };
}

/** The rule applies again: said once. */
export function endedNote(overrideId: string, personId: PersonId): ToPerson {
  return {
    key: `override:${overrideId}:ended:${personId}`,
    to: { kind: 'person', personId },
    kind: 'overrides.ended-note',
    args: { overrideId, personId },
  };
}

/** Somebody asks a lead; a card, so that it says who answered. */
export function requestCard(requestId: string, personId: PersonId): ToPerson {
  return {
    key: `override-request:${requestId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'overrides.request-card',
    args: { requestId, personId },
  };
}

/** What became of a request, for whoever asked. */
export function answerNote(requestId: string, personId: PersonId): ToPerson {
  return {
    key: `override-answer:${requestId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'overrides.answer-note',
    args: { requestId, personId },
  };
}

/** The month's patterns. @param month `2026-11` */
export function reportNote(month: string, personId: PersonId): ToPerson {
  return {
    key: `override-report:${month}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'overrides.report-note',
    args: { month, personId },
  };
}
