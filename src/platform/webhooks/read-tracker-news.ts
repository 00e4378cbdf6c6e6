import type { TrackerFields, TrackerNews } from '../../ports/inbound/tracker-facts.ts';
import type { IssueTracker } from '../../ports/outbound/issue-tracker.ts';
import type { TrackerFact } from '../../ports/outbound/tracker-fact.ts';
import type { NewsReader } from './handle-webhook.ts';
import { readSigners } from './signers.ts';

export type TrackerNewsNeeds = {
  readonly tracker: Pick<IssueTracker, 'readWebhook'>;
  readonly fields: TrackerFields;
};

/** What the issue tracker's deliveries tell. Whose each is was decided when it was let in. */
export function createTrackerNewsReader({ tracker, fields }: TrackerNewsNeeds): NewsReader<TrackerNews> {
  return {
    async read(delivery, { body, log }) {
      const [signer] = readSigners(delivery.headers.signers ?? '[]');
      if (signer === undefined || signer.connectionId === null) return [];
      const { workspaceId, connectionId } = signer;
      const facts = tracker.readWebhook(body, await fields.find({ workspaceId, connectionId }));
      const { deliveryId, receivedAt } = delivery;
      return facts.map((fact) => ({
        lane: `${connectionId} ${subjectOf(fact)}`,
        news: { workspaceId, connectionId, fact, deliveryId, receivedAt, log },
      }));
    },
  };
}

/** News of one issue are told one after the other: they meet in its row. */
function subjectOf(fact: TrackerFact): string {
  switch (fact.kind) {
    case 'issue':
      return fact.issue.id;
    case 'issue-deleted':
      return fact.issueId;
    case 'sprint':
      return `sprint ${fact.sprint.id}`;
    case 'sprint-deleted':
      return `sprint ${fact.sprintId}`;
    default:
      return fact satisfies never;
  }
}
