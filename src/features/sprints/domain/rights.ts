import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Team } from '../../people/index.ts';

type Who = { readonly personId: PersonId; readonly role: Role };
type Whose = Pick<Team, 'leadId' | 'managerIds' | 'memberIds'>;

/** Planning, opening and closing: the team's lead, its managers and the admins, as for its settings. */
export function mayRunSprint(who: Who, team: Whose): boolean {
  return who.role === 'admin' || team.leadId === who.personId || team.managerIds.includes(who.personId);
}

/** Putting a task they may see into a sprint and taking it out: everybody in the team, and who runs its sprints. */
export function mayFillSprint(who: Who, team: Whose): boolean {
  return mayRunSprint(who, team) || team.memberIds.includes(who.personId);
}
