import { addDays } from '../../../kit/dates/calendar.ts';
import type { PersonId, PullRequestId, SlackChannelId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { reminderCard, surveyCard } from '../outgoing.ts';
import { findCard } from '../store/cards.ts';
import { listOnCard } from '../store/invitations.ts';
import { listSurveysById } from '../store/surveys.ts';

/** A message in Slack, by somebody who can read it. */
export type ReadMessage = { readonly personId: PersonId; readonly channelId: SlackChannelId; readonly ts: string };

/**
 * The pull requests that a message of somebody's own surveys asks about; null for every other message. Looks at the days
 * around the message's own instant: its card's day is the person's, and the reminder comes later.
 */
export async function findSurveyMessage(
  needs: Pick<Ports, 'outbox'>,
  tx: Tx,
  { personId, channelId, ts }: ReadMessage,
): Promise<{ readonly pullRequestIds: readonly PullRequestId[] } | null> {
  const sentAt = new Date(Number(ts) * 1_000);
  if (Number.isNaN(sentAt.getTime())) return null;
  const day = localDay(sentAt, 'UTC');
  for (let before = -1; before <= REMINDED_DAYS; before += 1) {
    const card = await findCard(tx, personId, addDays(day, -before));
    if (card === null) continue;
    for (const { key } of [surveyCard(card), reminderCard(card)]) {
      const sent = await needs.outbox.delivery(tx, key);
      if (sent.kind === 'sent' && sent.ts === ts && sent.channelId === channelId)
        return { pullRequestIds: await listPullRequests(tx, card.id) };
    }
  }
  return null;
}

/** A reminder comes on the next working day, which a long leave may put off; nothing is open after two weeks. */
const REMINDED_DAYS = 15;

async function listPullRequests(tx: Tx, cardId: string): Promise<readonly PullRequestId[]> {
  const asked = (await listOnCard(tx, cardId)).filter(({ askedAt }) => askedAt !== null);
  const surveys = await listSurveysById(tx, [...new Set(asked.map(({ surveyId }) => surveyId))]);
  return surveys.map(({ pullRequestId }) => pullRequestId);
}
