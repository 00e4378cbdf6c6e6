import type { PersonId, SlackChannelId } from '../../kit/ids.ts';
import type { SqlText } from '../../kit/sql-text.ts';
import type { Tx } from './store.ts';

/** Where a message goes: a person's DM (opened and remembered by the worker) or a channel. */
export type Destination =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'channel'; readonly channelId: SlackChannelId };

export type OutboxMessage = {
  /** Unique in the workspace. A note with a known key is not said again; a card with a known key is the same card. */
  readonly key: string;
  readonly to: Destination;
  /** Name of the renderer, `feature.thing`, registered by the feature under `messages`. */
  readonly kind: string;
  /** Ids only, never markup or text of people: what it looks like is read when it is sent. */
  readonly args: Readonly<Record<string, string | number | boolean | null>>;
};

/** What became of a message. */
export type Delivery =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'sent';
      readonly at: Date;
      /** Where it stands in Slack. */
      readonly channelId: SlackChannelId;
      readonly ts: string;
    }
  /** It has nothing to say any more, was refused for good, or was never written. */
  | { readonly kind: 'never' };

/** The way out: rows written with the change, sent by a worker; nobody else posts to Slack. */
export interface Outbox {
  /** Said once. A repeated key changes nothing. */
  note(tx: Tx, message: OutboxMessage): Promise<void>;
  /** A living message kept equal to state: raises the wanted version, so ten changes make one edit. */
  card(tx: Tx, message: OutboxMessage): Promise<void>;
  /** The same for many cards in one statement. */
  cards(tx: Tx, messages: readonly OutboxMessage[]): Promise<void>;
  /** Raises the wanted version of those cards that exist; the other keys mean nothing. */
  refresh(tx: Tx, keys: readonly string[]): Promise<void>;
  /**
   * The card's insert as a CTE body for a hot statement; selects from `source` (a CTE's name) so that nothing is
   * written when that is empty. Only for cards that can't exist yet.
   */
  newCardSql(source: string, message: OutboxMessage): SqlText;
  /** Whether and when the message of this key first went out: what runs from a delivery asks for it. */
  delivery(tx: Tx, key: string): Promise<Delivery>;
}
