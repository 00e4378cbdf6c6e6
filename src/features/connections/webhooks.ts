import type { HostListeners } from '../../ports/inbound/host-facts.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { followRepository, hearInstallation, hearRepositories } from './use-cases/follow-repository.ts';

/** What webhooks tell of installations and repositories. */
export const connectionWebhooks = (needs: Pick<Ports, 'scope' | 'random' | 'jobs'>): HostListeners => ({
  installation: (news) => hearInstallation(needs, news),
  'installation-repositories': (news) => hearRepositories(needs, news),
  repository: (news) => followRepository(needs, news),
});
