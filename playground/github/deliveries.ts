import { randomUUID } from 'node:crypto';
import { people } from '../company.ts';
import type { SentRequests } from '../inspect/sent-requests.ts';
import type { Muster, Outcome } from '../muster/send.ts';
import { sendWebhook } from '../muster/send-webhook.ts';
import type { SentRequest } from '../web/contract.ts';
import type { Json } from './emulator.ts';
import type { GitJournal, KeptDelivery } from './git-journal.ts';
import { hookIdOf } from './hooks.ts';
import type { Told } from './told.ts';

/** The webhooks that went out. */
export type Deliveries = {
  /** Sends one, once. */
  send(told: Told, payload: Json): Promise<Outcome>;
  /** Sends an earlier one again, under its first id. */
  again(kept: KeptDelivery): Promise<void>;
  /** Of a repository, newest first. */
  of(repository: string): readonly KeptDelivery[];
  /** What was sent, and what was answered; null when it is forgotten. */
  look(id: number): Promise<SentRequest | null>;
};

type Needs = {
  readonly muster: Muster;
  /** Muster may make another one. */
  readonly secret: () => string;
  readonly journal: GitJournal;
  readonly requests: SentRequests;
  /** Told of each that is over. */
  readonly onChange: () => void;
};

export function createDeliveries({ muster, secret, journal, requests, onChange }: Needs): Deliveries {
  const kept: KeptDelivery[] = [...journal.deliveries];
  const deliver = async (one: Omit<KeptDelivery, 'id' | 'at' | 'status'>, sent: Sent): Promise<Outcome> => {
    const { guid, event, action, repository } = one;
    const at = muster.now().toISOString();
    const hookId = hookIdOf(repository);
    const outcome = await sendWebhook(muster, secret(), { ...sent, event, action, guid, hookId });
    const delivery = { ...one, id: (kept.at(-1)?.id ?? FIRST_ID) + 1, at, status: statusOf(outcome) };
    kept.push(delivery);
    journal.write({ op: 'delivery', ...delivery });
    onChange();
    return outcome;
  };
  return {
    send(told, payload) {
      const action = told.event === 'push' ? null : told.action;
      const number = 'pull' in told ? told.pull.number : 'number' in told ? told.number : null;
      const by = people.find(({ id }) => id === told.by)?.name ?? told.by;
      const { event, repository } = told;
      return deliver({ guid: randomUUID(), event, action, repository, number, redelivery: false }, { by, payload });
    },
    async again({ id: _, at: __, status: ___, ...first }) {
      const before = await requests.findByDelivery(first.guid);
      if (before === null) return;
      await deliver({ ...first, redelivery: true }, { by: before.by, payload: before.body as Json });
    },
    of: (repository) => kept.filter((one) => one.repository === repository).toReversed(),
    async look(id) {
      const found = kept.find((one) => one.id === id);
      return found === undefined ? null : requests.findByDelivery(found.guid);
    },
  };
}

type Sent = { readonly by: string; readonly payload: Json };

const FIRST_ID = 92_000_000_000;

function statusOf(outcome: Outcome): number | null {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.status;
    case 'refused':
      return outcome.status;
    case 'unreachable':
    case 'too-slow':
      return null;
    default:
      return outcome satisfies never;
  }
}
