import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import { type CodeHostClient, CodeHostError, type HostPage } from '../../../ports/outbound/code-host.ts';
import type { HostRepository, HostTeam } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { keepHostTeams } from '../store/host-teams.ts';
import { loseOthers, tellRepositories } from '../store/repositories.ts';
import { hostFault } from './host-fault.ts';
import { meetMembers } from './meet-members.ts';
import { type OpenNeeds, openConnection } from './open-connection.ts';

type Needs = OpenNeeds & Pick<Ports, 'clock' | 'random' | 'announce'>;
type At = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

/**
 * Reads anew what an account can see: its repositories and, of an organisation, its members and teams. Harmless when repeated.
 * @throws MusterError 'unavailable' the host can't be asked now, tried again · 'forbidden' it refused
 */
export async function readAccount(needs: Needs, at: At): Promise<void> {
  const client = await openIfWorking(needs, at);
  if (client === null) return;
  const startedAt = needs.clock.now();
  const listed = await listAll(client).catch((error: unknown) => {
    throw hostFault(error);
  });
  const repositories = listed.map((one) => ({ ...one, newId: needs.random.uuid() }));
  const hostIds = repositories.map(({ id }) => id);
  await needs.scope(at.workspaceId, async (tx) => {
    await tellRepositories(tx, at.connectionId, { repositories, at: startedAt });
    await loseOthers(tx, at.connectionId, { hostIds, at: startedAt });
  });
  const owners = ownersOf(repositories);
  await meetMembers(needs, client, { workspaceId: at.workspaceId, owners });
  const teams = await listTeams(client, owners);
  if (teams === null) return;
  const rows = teams.map(({ slug, name, members }) => ({
    ...{ newId: needs.random.uuid(), slug, name },
    members: members.filter(({ bot }) => !bot).map(({ id, login }) => ({ id, login })),
  }));
  await needs.scope(at.workspaceId, (tx) => keepHostTeams(tx, at.connectionId, rows));
}

/** Null when the connection was closed, suspended or broke since this was asked for: there is nothing to read then. */
async function openIfWorking(needs: Needs, at: At): Promise<CodeHostClient | null> {
  try {
    return await openConnection(needs, at);
  } catch (error) {
    if (error instanceof MusterError && error.fault !== 'unavailable') return null;
    throw error;
  }
}

async function listAll(client: CodeHostClient): Promise<readonly HostRepository[]> {
  const all: HostRepository[] = [];
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page: HostPage<HostRepository> = await client.listRepositories({ cursor });
    if (page.kind === 'unchanged') break;
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

/** Logins of those who own what is seen: an app's account, or all a token reaches. */
function ownersOf(repositories: readonly HostRepository[]): readonly string[] {
  return [...new Set(repositories.flatMap(({ fullName }) => fullName.split('/')[0] ?? []))];
}

/** Null when none of the owners is an organisation whose teams may be seen: then what is known stays. */
async function listTeams(client: CodeHostClient, owners: readonly string[]): Promise<readonly HostTeam[] | null> {
  const teams: HostTeam[] = [];
  let seen = false;
  for (const owner of owners) {
    try {
      teams.push(...(await client.listTeams(owner)));
      seen = true;
    } catch (error) {
      // People have no teams, and not every organisation shows its own.
      const hidden = error instanceof CodeHostError && (error.failure === 'gone' || error.failure === 'refused');
      if (!hidden) throw hostFault(error);
    }
  }
  return seen ? teams : null;
}
