import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';

/** What decides a person's role. */
export type RoleFacts = {
  /** As an admin named it; `developer` when nobody did. */
  readonly named: Role;
  /** Primary owner, owner or admin of the Slack workspace. */
  readonly slackAdmin: boolean;
  /** True once the workspace has an active person named admin. */
  readonly adminNamed: boolean;
  readonly leadsTeam: boolean;
  readonly managesTeam: boolean;
};

/**
 * The role a person acts with. A team's lead is at least a lead, its manager at least a manager. Until an admin is
 * named Slack's owners and admins are admins; afterwards only named ones.
 */
export function effectiveRole(facts: RoleFacts): Role {
  if (facts.named === 'admin' || (facts.slackAdmin && !facts.adminNamed)) return 'admin';
  if (facts.named === 'manager' || facts.managesTeam) return 'manager';
  if (facts.named === 'lead' || facts.leadsTeam) return 'lead';
  return 'developer';
}

/** A member with what decides their role. */
export type RoleHolder = RoleFacts & {
  readonly personId: PersonId;
  readonly name: string;
  readonly primaryOwner: boolean;
};

/** Active members who hold a role, by name. */
export type RoleList = { readonly holders: readonly RoleHolder[]; readonly mayName: boolean };

/** What naming a role came to. */
export type RoleSet = {
  readonly name: string;
  /** As just named. */
  readonly named: Role;
  /** What the person acts with now; above `named` where a team they lead or manage gives more. */
  readonly effective: Role;
  /** Who became a named admin on the way, as this was the first decision about admins; mostly nobody. */
  readonly alsoAdmins: readonly string[];
};

export type Naming =
  /** Who gets which named role; the chosen person first. */
  | { readonly kind: 'named'; readonly roles: readonly { readonly personId: PersonId; readonly role: Role }[] }
  | { readonly kind: 'last-admin' }
  /** The person has this named role already and nothing would change. */
  | { readonly kind: 'unchanged' };

/**
 * Decides what naming a role writes. The first decision about an admin ends the time in which Slack's ranks count; so
 * that nobody loses admin unasked, whoever decides and the primary owner (the first admin) are then named as well.
 * @param holders active members of the workspace
 */
export function nameRole(
  holders: readonly RoleHolder[],
  choice: { readonly by: PersonId; readonly personId: PersonId; readonly role: Role },
): Naming {
  const chosen = holders.find((holder) => holder.personId === choice.personId);
  if (chosen === undefined) return { kind: 'unchanged' };
  const isAdmin = effectiveRole(chosen) === 'admin';
  const endsSlackRanks = !chosen.adminNamed && (choice.role === 'admin' || isAdmin);
  if (chosen.named === choice.role && !endsSlackRanks) return { kind: 'unchanged' };

  const keptAdmins = endsSlackRanks
    ? holders.filter((holder) => holder.personId === choice.by || holder.primaryOwner)
    : holders.filter((holder) => holder.named === 'admin');
  const otherAdmins = keptAdmins.filter((holder) => holder.personId !== choice.personId);
  if (isAdmin && choice.role !== 'admin' && otherAdmins.length === 0) return { kind: 'last-admin' };

  const alsoNamed = endsSlackRanks ? otherAdmins.map(({ personId }) => ({ personId, role: 'admin' as const })) : [];
  return { kind: 'named', roles: [{ personId: choice.personId, role: choice.role }, ...alsoNamed] };
}
