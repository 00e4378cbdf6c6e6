import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { mayMatch } from '../domain/decisions.ts';
import { mayCreateTeam, mayDeleteTeam, mayNameRoles } from '../domain/rights.ts';
import { effectiveRole } from '../domain/roles.ts';
import { listRoleHolders } from '../store/roles.ts';

/** What only admins may do; completes "Only admins can …". */
const RIGHTS = {
  'create teams': mayCreateTeam,
  'delete teams': mayDeleteTeam,
  'change roles': mayNameRoles,
  'match people': mayMatch,
} as const;

/** @throws MusterError 'forbidden', naming whom to ask */
export async function requireAdmin(tx: Tx, actor: PersonActor, action: keyof typeof RIGHTS): Promise<void> {
  if (RIGHTS[action](actor)) return;
  const admins = (await listRoleHolders(tx)).filter((holder) => effectiveRole(holder) === 'admin');
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(admins.slice(0, 3).map(({ name }) => name));
  const ask = names === '' ? 'Ask an owner of this Slack workspace.' : `Ask ${names}.`;
  throw new MusterError('forbidden', `Only admins can ${action}. ${ask}`);
}

/**
 * The same before a form is filled: somebody who was an admin when the button was drawn learns it now.
 * @throws MusterError 'forbidden'
 */
export async function checkAdmin(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  action: keyof typeof RIGHTS,
): Promise<void> {
  if (!RIGHTS[action](actor)) await needs.scope(actor.workspaceId, (tx) => requireAdmin(tx, actor, action));
}
