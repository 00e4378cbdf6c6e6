import { repositories } from '../company.ts';
import type { Deliveries } from './deliveries.ts';
import type { Json } from './emulator.ts';
import type { KeptDelivery } from './git-journal.ts';
import type { Found } from './rest.ts';

/** Each repository's one webhook, by GitHub's number of it. */
export const hookIdOf = (repository: string): number =>
  HOOK_IDS + repositories.findIndex(({ fullName }) => fullName === repository);

const HOOK_IDS = 480_000_001;

/** GitHub's questions about webhooks: which there are, what became of them, and "send it again". */
export function createHooks(deliveries: Deliveries, webhookUrl: string) {
  return async (method: string, path: string): Promise<Found | typeof ACCEPTED> => {
    const [, name = '', rest = ''] = HOOKS.exec(path) ?? [];
    if (!repositories.some(({ fullName }) => fullName === name)) return undefined;
    if (rest === '') return [hookOf(name, webhookUrl)];
    const [, hookId, id, attempts] = DELIVERIES.exec(rest) ?? [];
    if (hookId === undefined) return rest === `/${hookIdOf(name)}` ? hookOf(name, webhookUrl) : null;
    const known = deliveries.of(name);
    if (id === undefined) return known.map(describeDelivery);
    const found = known.find((one) => one.id === Number(id));
    if (found === undefined) return null;
    if (attempts === undefined || method !== 'POST') return describeDelivery(found);
    await deliveries.again(found);
    return ACCEPTED;
  };
}

export const ACCEPTED = 'accepted';

const HOOKS = /^\/repos\/([^/]+\/[^/]+)\/hooks(\/.*)?$/;
const DELIVERIES = /^\/(\d+)\/deliveries(?:\/(\d+)(\/attempts)?)?$/;

function hookOf(repository: string, url: string): Json {
  return {
    ...{ type: 'Repository', id: hookIdOf(repository), name: 'web', active: true, events: ['*'] },
    config: { url, content_type: 'json', insecure_ssl: '0', secret: '********' },
  };
}

function describeDelivery(kept: KeptDelivery): Json {
  const { id, guid, event, action, at, status, redelivery } = kept;
  return {
    ...{ id, guid, delivered_at: at, redelivery, duration: 0.1, event, action, installation_id: null },
    ...{ repository_id: null, status: status === null ? 'timed out' : 'OK', status_code: status ?? 0 },
  };
}
