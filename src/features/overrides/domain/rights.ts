import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { OverrideTask } from '../../../ports/inbound/overrides.ts';
import type { Override, OverrideType } from './override.ts';

type Who = { readonly personId: PersonId; readonly role: Role };
type About = Pick<OverrideTask, 'accountableId' | 'leadIds'>;

const isLead = ({ role }: Who) => role !== 'developer';

/** Leads and above let a rule rest at once; an automation is asked for by the accountable. */
export function mayStart(who: Who, type: OverrideType, task: Pick<About, 'accountableId'>): boolean {
  return type === 'automation' ? who.personId === task.accountableId : isLead(who);
}

/** Any lead or above, never whoever asks. */
export function mayAnswer(who: Who, request: { readonly requestedById: PersonId }): boolean {
  return isLead(who) && who.personId !== request.requestedById;
}

/** Who authorised it or asked for it, the accountable, leads of the task's people, admins. */
export function mayEnd(who: Who, override: Pick<Override, 'authoriserId' | 'requestedById'>, task: About): boolean {
  const concerned = [override.authoriserId, override.requestedById, task.accountableId, ...task.leadIds];
  return who.role === 'admin' || concerned.includes(who.personId);
}

/** The authoriser says what came of it, or whoever asked for it. */
export function maySayOutcome(who: Who, override: Pick<Override, 'authoriserId' | 'requestedById'>): boolean {
  return who.personId === override.authoriserId || who.personId === override.requestedById;
}
