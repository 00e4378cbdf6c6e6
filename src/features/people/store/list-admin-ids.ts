import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { effectiveRole } from '../domain/roles.ts';
import { listRoleHolders } from './roles.ts';

/** Everybody who is an admin now, by name. */
export function listAdminIds(tx: Tx): Promise<readonly PersonId[]> {
  return listIdsWithRole(tx, ['admin']);
}

/** Everybody who acts in one of these roles now, by name. @param roles not `developer`: those aren't listed */
export async function listIdsWithRole(tx: Tx, roles: readonly Role[]): Promise<readonly PersonId[]> {
  return (await listRoleHolders(tx))
    .filter((holder) => roles.includes(effectiveRole(holder)))
    .map(({ personId }) => personId);
}
