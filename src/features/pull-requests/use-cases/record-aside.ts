import type { HostFactOf, HostNews } from '../../../ports/inbound/host-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findRepository } from '../../connections/index.ts';
import { saveAlert, saveRelease } from '../store/save-runs.ts';

type Aside = HostFactOf<'release'> | HostFactOf<'alert'>;

/** Keeps a release or a security alert of a repository that is read; newer states win. Harmless when repeated. */
export async function recordAside(
  needs: Pick<Ports, 'scope' | 'random'>,
  { workspaceId, fact }: HostNews<Aside>,
): Promise<void> {
  const told = fact.repository;
  if (told === null) return;
  await needs.scope(workspaceId, async (tx) => {
    const repository = await findRepository(tx, told.id);
    if (repository === null || repository.selectedAt === null || repository.goneAt !== null) return;
    const own = { id: needs.random.uuid(), repositoryId: repository.id };
    if (fact.kind === 'alert') {
      const { id: hostId, ...alert } = fact.alert;
      await saveAlert(tx, { ...own, hostId, ...alert });
    } else {
      const { id: hostId, tag, publishedAt, at } = fact;
      await saveRelease(tx, { ...own, hostId, tag, publishedAt, at });
    }
  });
}
