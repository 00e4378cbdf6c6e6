import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { countHeads } from '../store/review.ts';

/** Accounts and addresses with a person, and those that wait for somebody's word; programs and excluded ones are neither. */
export type Matching = { readonly linked: number; readonly waiting: number };

export function countMatching(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<Matching> {
  return needs.scope(actor.workspaceId, countHeads);
}
