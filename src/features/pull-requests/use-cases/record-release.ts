import type { HostFactOf, HostNews } from '../../../ports/inbound/host-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { saveRelease } from '../store/save-runs.ts';
import { findReadRepository } from './record-news.ts';

/** Keeps a release of a repository that is read; newer states win. Harmless when repeated. */
export async function recordRelease(
  needs: Pick<Ports, 'scope' | 'random'>,
  { workspaceId, fact }: HostNews<HostFactOf<'release'>>,
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const repository = await findReadRepository(tx, fact);
    if (repository === null) return;
    const { id: hostId, tag, publishedAt, at } = fact;
    await saveRelease(tx, { id: needs.random.uuid(), repositoryId: repository.id, hostId, tag, publishedAt, at });
  });
}
