import type { Role } from '../../kit/actor.ts';
import type { PersonId, SlackChannelId, SlackUserId, WorkspaceId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';

export type Recipient = {
  readonly personId: PersonId;
  readonly slackUserId: SlackUserId;
  readonly timeZone: string;
  readonly locale: string;
  /** Null until the first DM was opened. */
  readonly dmChannelId: SlackChannelId | null;
  /** False once deactivated: nothing is sent any more. */
  readonly active: boolean;
};

export type Member = {
  readonly personId: PersonId;
  readonly slackUserId: SlackUserId;
  readonly name: string;
  readonly role: Role;
  readonly timeZone: string;
  readonly locale: string;
};

/** Why somebody may not act; each has its own polite sentence. */
export type Refusal = 'guest' | 'deactivated' | 'bot' | 'other-organisation';

/** How the machine asks the `people` feature who somebody is. Implemented by the feature, wired in `app.ts`. */
export interface PeopleDirectory {
  /** Asks Slack once for somebody not seen before. `unavailable` when Slack can't be asked now. */
  findActor(
    workspaceId: WorkspaceId,
    slackUserId: SlackUserId,
  ): Promise<
    | { readonly kind: 'member'; readonly member: Member }
    | { readonly kind: 'refused'; readonly reason: Refusal }
    | { readonly kind: 'unknown' }
  >;
  findRecipient(tx: Tx, personId: PersonId): Promise<Recipient | null>;
  saveDmChannel(tx: Tx, personId: PersonId, channelId: SlackChannelId): Promise<void>;
}
