import type { AskedDeliveries } from '../../ports/inbound/asked-deliveries.ts';
import type { HostNews } from '../../ports/inbound/host-facts.ts';
import type { CodeHost } from '../../ports/outbound/code-host.ts';
import type { HostFact } from '../../ports/outbound/host-fact.ts';
import type { Delivery } from '../inbox/store.ts';
import type { NewsReader } from './handle-webhook.ts';
import { chooseSigner, readSigners, type Signer } from './signers.ts';

export type HostNewsNeeds = {
  readonly codeHost: Pick<CodeHost, 'readWebhook' | 'readInstallation'>;
  readonly asked: AskedDeliveries;
};

/** What the code host's deliveries tell. */
export function createHostNewsReader({ codeHost, asked }: HostNewsNeeds): NewsReader<HostNews> {
  return {
    async read(delivery, { body, log }) {
      const { event = '', signers = '[]' } = delivery.headers;
      const signer = chooseSigner(readSigners(signers), codeHost.readInstallation(body));
      if (signer === null) return [];
      const facts = codeHost.readWebhook(event, body).filter((fact) => isHeard(signer, fact));
      if (facts.length === 0) return [];
      const origin = await originOf(asked, signer, delivery);
      const { deliveryId, receivedAt } = delivery;
      return facts.map((fact) => ({
        lane: laneOf(signer, fact),
        news: {
          workspaceId: signer.workspaceId,
          // `isHeard` has let through only what may come without one.
          connectionId: signer.connectionId as HostNews['connectionId'],
          ...{ fact, origin, deliveryId, receivedAt, log },
        },
      }));
    },
  };
}

/**
 * What is about one repository is told one after the other: its listeners hold the repository in the database, and whoever
 * waits there has a connection and a second, after which the database refuses it.
 */
function laneOf({ workspaceId }: Signer, { repository }: HostFact): string {
  return `${workspaceId} ${repository?.id ?? ''}`;
}

/** Whose connection is unknown is heard only when it says that there is one to be made. */
function isHeard(signer: Signer, fact: HostFact): boolean {
  return signer.connectionId !== null || fact.kind === 'installation' || fact.kind === 'installation-repositories';
}

/** A redelivery comes under the id of the delivery that failed. */
async function originOf(asked: AskedDeliveries, signer: Signer, { deliveryId }: Delivery): Promise<HostNews['origin']> {
  const { workspaceId, connectionId } = signer;
  if (connectionId === null) return 'live';
  return (await asked.has({ workspaceId, connectionId, deliveryId })) ? 'backfill' : 'live';
}
