import type { WorkspaceId } from '../../../kit/ids.ts';
import type { HostFactOf, HostNews } from '../../../ports/inbound/host-facts.ts';
import { type CodeHostClient, CodeHostError, type HostPage } from '../../../ports/outbound/code-host.ts';
import type { HostMember } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { meetIdentities } from '../../people/index.ts';
import { hostFault } from './host-fault.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'announce'>;

/**
 * Makes the members of these organisations known as people to match, a transaction a page. Harmless when repeated.
 * @throws MusterError 'unavailable' the host can't be asked now
 */
export async function meetMembers(
  needs: Needs,
  client: CodeHostClient,
  { workspaceId, owners }: { readonly workspaceId: WorkspaceId; readonly owners: readonly string[] },
): Promise<void> {
  for (const owner of owners) {
    let cursor: string | null = null;
    do {
      const page: HostPage<HostMember> | null = await listMembers(client, owner, cursor);
      if (page === null || page.kind === 'unchanged') break;
      const sightings = page.items.map(({ id, login, bot, name, email }) => ({
        account: { id, login, bot },
        name,
        email,
      }));
      await needs.scope(workspaceId, (tx) => meetIdentities(needs, tx, sightings));
      cursor = page.next;
    } while (cursor !== null);
  }
}

/** Somebody joined an organisation or one of its teams; who leaves stays known for what they did. */
export async function hearMember(needs: Needs, { workspaceId, fact }: HostNews<HostFactOf<'roster'>>): Promise<void> {
  if (fact.change === 'removed') return;
  const sighting = { account: fact.account, name: null, email: null };
  await needs.scope(workspaceId, (tx) => meetIdentities(needs, tx, [sighting]));
}

/** Null for an owner who is no organisation, or one that doesn't show its members. */
async function listMembers(
  client: CodeHostClient,
  owner: string,
  cursor: string | null,
): Promise<HostPage<HostMember> | null> {
  try {
    return await client.listMembers(owner, { cursor });
  } catch (error) {
    if (error instanceof CodeHostError && (error.failure === 'gone' || error.failure === 'refused')) return null;
    throw hostFault(error);
  }
}
