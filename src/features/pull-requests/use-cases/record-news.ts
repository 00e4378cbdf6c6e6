import type { HostNews } from '../../../ports/inbound/host-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findRepository } from '../../connections/index.ts';
import type { Facts } from '../domain/facts.ts';
import { type RecordNeeds, recordFacts } from './record-facts.ts';

/** Takes what one webhook told, unless its repository isn't read. Harmless when repeated. */
export async function recordNews(
  needs: RecordNeeds & Pick<Ports, 'scope'>,
  { workspaceId, origin, fact }: HostNews,
  facts: Facts,
): Promise<void> {
  const told = fact.repository;
  if (told === null) return;
  await needs.scope(workspaceId, async (tx) => {
    const repository = await findRepository(tx, told.id);
    if (repository === null || repository.selectedAt === null || repository.goneAt !== null) return;
    await recordFacts(needs, tx, { ...facts, workspaceId, repository, origin, certainty: 'told' });
  });
}
