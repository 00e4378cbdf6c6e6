import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type Identity, isDecided } from './identity.ts';

/** What a person says of an identity. */
export type Decision =
  | { readonly kind: 'is'; readonly personId: PersonId; readonly by: 'confirmed' | 'csv' }
  /** Nobody's of this workspace. */
  | { readonly kind: 'nobody' }
  /** Not this person; whoever else stays possible. */
  | { readonly kind: 'not'; readonly personId: PersonId };

/** The part of an identity that people decide. */
export type Decided = Pick<Identity, 'personId' | 'matchedBy' | 'refusedIds'>;

/** The identity after somebody's word. Said again it stays as it is. */
export function decide(before: Decided, decision: Decision): Decided {
  switch (decision.kind) {
    case 'is': {
      const { personId, by } = decision;
      if (before.personId === personId && isDecided(before)) return before;
      return { personId, matchedBy: by, refusedIds: before.refusedIds.filter((id) => id !== personId) };
    }
    case 'nobody':
      return before.matchedBy === 'excluded' ? before : { ...before, personId: null, matchedBy: 'excluded' };
    case 'not': {
      const refusedIds = [...new Set([...before.refusedIds, decision.personId])];
      if (before.personId !== decision.personId) return { ...before, refusedIds };
      return { personId: null, matchedBy: null, refusedIds };
    }
    default:
      return decision satisfies never;
  }
}

/**
 * What stands after a word is taken back. A link that a rule had found before is left to the rule: it finds it again when
 * it is still right.
 */
export function takeBack(before: Decided): Decided {
  return isDecided(before) ? before : { personId: null, matchedBy: null, refusedIds: before.refusedIds };
}

export function sameDecision(a: Decided, b: Decided): boolean {
  return (
    a.personId === b.personId &&
    a.matchedBy === b.matchedBy &&
    a.refusedIds.length === b.refusedIds.length &&
    a.refusedIds.every((id) => b.refusedIds.includes(id))
  );
}

/** Whom identities are is decided by admins. */
export function mayMatch(who: { readonly personId: PersonId; readonly role: Role }): boolean {
  return who.role === 'admin';
}

/**
 * Of themselves people may say *not me* at any time, and *that's me* where Muster asked or proposed them: nobody takes
 * somebody else's work.
 */
export function maySayOfSelf(
  who: { readonly personId: PersonId },
  decision: Decision,
  proposed: readonly PersonId[],
): boolean {
  if (decision.kind === 'nobody' || decision.personId !== who.personId) return false;
  return decision.kind === 'not' || proposed.includes(who.personId);
}
