import type { HostFact } from '../../../ports/outbound/host-fact.ts';

/** What a webhook says in Muster's words, oldest first; empty for events Muster has no use for. */
export function readWebhook(_event: string, _body: unknown): readonly HostFact[] {
  return [];
}
