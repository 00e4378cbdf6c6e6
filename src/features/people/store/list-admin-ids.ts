import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { effectiveRole } from '../domain/roles.ts';
import { listRoleHolders } from './roles.ts';

/** Everybody who is an admin now, by name. */
export async function listAdminIds(tx: Tx): Promise<readonly PersonId[]> {
  return (await listRoleHolders(tx))
    .filter((holder) => effectiveRole(holder) === 'admin')
    .map(({ personId }) => personId);
}
