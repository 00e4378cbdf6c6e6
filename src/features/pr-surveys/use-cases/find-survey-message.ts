import { addDays } from '../../../kit/dates/calendar.ts';
import type { PersonId, PullRequestId, SlackChannelId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Invitation } from '../domain/survey.ts';
import { reminderCard, revealNote, surveyCard } from '../outgoing.ts';
import { findCard } from '../store/cards.ts';
import { listOnCard } from '../store/invitations.ts';
import { listSurveysById } from '../store/surveys.ts';

/** A message in Slack, by somebody who can read it. */
export type ReadMessage = { readonly personId: PersonId; readonly channelId: SlackChannelId; readonly ts: string };

/**
 * The pull requests that a message of somebody's own surveys is about: a card, its reminder, a reveal; null for every other
 * message. Looks at the days around the message's own instant: its card's day is the person's, and the others come later.
 */
export async function findSurveyMessage(
  needs: Pick<Ports, 'outbox'>,
  tx: Tx,
  { personId, channelId, ts }: ReadMessage,
): Promise<{ readonly pullRequestIds: readonly PullRequestId[] } | null> {
  const sentAt = new Date(Number(ts) * 1_000);
  // Surveys stand in direct messages only.
  if (Number.isNaN(sentAt.getTime()) || !channelId.startsWith('D')) return null;
  const day = localDay(sentAt, 'UTC');
  for (let before = -1; before <= LATER_DAYS; before += 1) {
    const card = await findCard(tx, personId, addDays(day, -before));
    if (card === null) continue;
    const asked = (await listOnCard(tx, card.id)).filter(({ askedAt }) => askedAt !== null);
    const revealed = asked.filter(({ revealedAt }) => revealedAt !== null);
    const messages = [
      ...[surveyCard(card), reminderCard(card)].map(({ key }) => ({ key, about: asked })),
      ...revealed.map((one) => ({ key: revealNote(one.id, personId).key, about: [one] })),
    ];
    for (const { key, about } of messages) {
      const sent = await needs.outbox.delivery(tx, key);
      if (sent.kind === 'sent' && sent.ts === ts && sent.channelId === channelId)
        return { pullRequestIds: await listPullRequests(tx, about) };
    }
  }
  return null;
}

/** A reminder or a reveal may come later than its card; nothing is open after two weeks. */
const LATER_DAYS = 16;

async function listPullRequests(tx: Tx, invitations: readonly Invitation[]): Promise<readonly PullRequestId[]> {
  const surveys = await listSurveysById(tx, [...new Set(invitations.map(({ surveyId }) => surveyId))]);
  return surveys.map(({ pullRequestId }) => pullRequestId);
}
