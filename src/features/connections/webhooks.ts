import type { HostListeners } from '../../ports/inbound/host-facts.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { followRepository, hearInstallation, hearRepositories } from './use-cases/follow-repository.ts';
import { hearMember } from './use-cases/meet-members.ts';

/** What webhooks tell of installations, repositories and members. */
export const connectionWebhooks = (
  needs: Pick<Ports, 'scope' | 'clock' | 'random' | 'jobs' | 'announce'>,
): HostListeners => ({
  installation: (news) => hearInstallation(needs, news),
  'installation-repositories': (news) => hearRepositories(needs, news),
  roster: (news) => hearMember(needs, news),
  repository: (news) => followRepository(needs, news),
});
