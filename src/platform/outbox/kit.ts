import type { Sql } from 'postgres';
import type { Renderer } from '../../ports/inbound/feature.ts';
import type { PeopleDirectory } from '../../ports/inbound/people.ts';
import type { Messenger } from '../../ports/outbound/slack.ts';
import type { Store } from '../../ports/outbound/store.ts';
import type { Clock, Log, Random } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import type { BlockMemory } from './block-memory.ts';
import type { TellAdmins } from './problems.ts';
import type { OutboxSettings } from './settings.ts';

/** What each step of sending works with. */
export type Kit = {
  readonly store: Pick<Store, 'scope'> & { readonly sql: Sql };
  readonly messenger: Messenger;
  readonly people: Pick<PeopleDirectory, 'findRecipient' | 'saveDmChannel'>;
  /** By kind, `feature.thing`. */
  readonly renderers: Readonly<Record<string, Renderer>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly settings: OutboxSettings;
  readonly blocks: BlockMemory;
  readonly tellAdmins: TellAdmins;
  /** True while people's requests take most of this process: their answers come before messages. */
  readonly isRushed: () => boolean;
};
