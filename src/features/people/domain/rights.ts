import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Team } from './team.ts';

type Who = { readonly personId: PersonId; readonly role: Role };

/** A team's settings belong to its lead, its managers and the admins. */
export function mayEditTeam(who: Who, team: Pick<Team, 'leadId' | 'managerIds'>): boolean {
  return who.role === 'admin' || team.leadId === who.personId || team.managerIds.includes(who.personId);
}

/** Teams are created and deleted by admins. */
export function mayCreateTeam(who: Who): boolean {
  return who.role === 'admin';
}

export function mayDeleteTeam(who: Who): boolean {
  return who.role === 'admin';
}

/** Roles are named by admins. */
export function mayNameRoles(who: Who): boolean {
  return who.role === 'admin';
}
