import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mayNameRoles } from '../domain/rights.ts';
import type { RoleList } from '../domain/roles.ts';
import { listRoleHolders } from '../store/roles.ts';

/** Who holds which role, and whether this reader may change it. */
export async function listRoles(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<RoleList> {
  const holders = await needs.scope(reader.workspaceId, (tx) => listRoleHolders(tx));
  return { holders, mayName: mayNameRoles(reader) };
}
