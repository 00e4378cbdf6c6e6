import type { HostNews } from '../../../ports/inbound/host-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findRepository, type Repository } from '../../connections/index.ts';
import type { Facts } from '../domain/facts.ts';
import { type RecordNeeds, recordFacts } from './record-facts.ts';

/** Takes what one webhook told, unless its repository isn't read. Harmless when repeated. */
export async function recordNews(
  needs: RecordNeeds & Pick<Ports, 'scope'>,
  { workspaceId, origin, fact }: HostNews,
  facts: Facts,
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const repository = await findReadRepository(tx, fact);
    if (repository === null) return;
    await recordFacts(needs, tx, { ...facts, workspaceId, repository, origin, certainty: 'told' });
  });
}

/** The repository a webhook is about; null unless it was chosen and is still there. */
export async function findReadRepository(
  tx: Tx,
  { repository: told }: Pick<HostNews['fact'], 'repository'>,
): Promise<Repository | null> {
  const repository = told === null ? null : await findRepository(tx, told.id);
  return repository === null || repository.selectedAt === null || repository.goneAt !== null ? null : repository;
}
