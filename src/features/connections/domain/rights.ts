import type { Role } from '../../../kit/actor.ts';

/** Connections, what they read and their secrets belong to the workspace's admins. */
export function mayManageConnections(who: { readonly role: Role }): boolean {
  return who.role === 'admin';
}
