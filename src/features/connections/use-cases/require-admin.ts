import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { mayManageConnections } from '../domain/rights.ts';

/** @throws MusterError 'forbidden' */
export function requireAdmin(actor: PersonActor): void {
  if (!mayManageConnections(actor))
    throw new MusterError('forbidden', 'Only admins can change connections. `/muster roles` says who they are.');
}
