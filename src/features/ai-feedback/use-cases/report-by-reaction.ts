import type { SlackChannelId, SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findPeopleBySlackIds, refusalOf } from '../../people/index.ts';
import { findSurveyMessage } from '../../pr-surveys/index.ts';
import { thanksCard } from '../outgoing.ts';
import { saveReaction } from '../store/reports.ts';

export type Reaction = {
  readonly workspaceId: WorkspaceId;
  readonly by: SlackUserId;
  readonly channelId: SlackChannelId;
  /** The message reacted to. */
  readonly ts: string;
  /** False when it was taken away. */
  readonly added: boolean;
  /** By Slack's clock; decides which of the two happened last. */
  readonly at: Date;
};

type Needs = Pick<Ports, 'scope' | 'random' | 'outbox'>;

/**
 * Keeps a robot's face on a message of one's own surveys as a report, or takes it back. On any other message, by anybody
 * who may not act, or when it is known already, it changes nothing.
 */
export async function reportByReaction(needs: Needs, reaction: Reaction): Promise<void> {
  const { workspaceId, by, channelId, ts, added, at } = reaction;
  await needs.scope(workspaceId, async (tx) => {
    const person = (await findPeopleBySlackIds(tx, [by])).get(by);
    if (person === undefined || refusalOf(person) !== null) return;
    const survey = await findSurveyMessage(needs, tx, { personId: person.id, channelId, ts });
    if (survey === null) return;
    const saved = await saveReaction(tx, {
      ...{ id: needs.random.uuid(), personId: person.id, via: 'reaction', place: { channelId, ts } },
      ...{ pullRequestIds: survey.pullRequestIds, category: null, tool: null, expected: '' },
      ...{ standing: added, reportedAt: at, changedAt: at },
    });
    if (saved !== null) await needs.outbox.card(tx, thanksCard(saved));
  });
}
