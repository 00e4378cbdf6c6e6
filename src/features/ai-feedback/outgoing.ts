import type { OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { Report } from './domain/report.ts';

/** The thanks for a report; a living card, as more can be said and all be taken back there. */
export function thanksCard({ id, personId }: Pick<Report, 'id' | 'personId'>): OutboxMessage {
  return {
    key: `ai-report:${id}`,
    to: { kind: 'person', personId },
    kind: 'ai-feedback.thanks-card',
    args: { reportId: id },
  };
}
