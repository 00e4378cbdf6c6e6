import type { Role } from '../../../kit/actor.ts';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Team } from '../../people/index.ts';

/** Whose numbers. */
export type Scope =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'team'; readonly teamId: TeamId }
  | { readonly kind: 'workspace' };

/** From `from`, included, to `to`, not included. */
export type Range = { readonly from: Date; readonly to: Date };

/** Who asks, and what they answer for. */
export type Viewer =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      readonly role: Role;
      /** Teams they belong to, as a member or as the lead. */
      readonly ownTeamIds: readonly TeamId[];
      /** Teams they lead or manage. */
      readonly answersForTeamIds: readonly TeamId[];
      /** Everybody in the teams they lead or manage. */
      readonly answersForPersonIds: readonly PersonId[];
    }
  /** A program with one of the workspace's keys: nobody's own numbers. */
  | { readonly kind: 'api-key' };

/**
 * Whether somebody may see the delivery numbers of a scope. Source: product page, section 2. A role counts through what
 * somebody leads or manages; an admin sees all of them.
 */
export function mayRead(scope: Scope, viewer: Viewer): boolean {
  switch (scope.kind) {
    case 'workspace':
      return true;
    case 'team':
      if (viewer.kind === 'api-key' || viewer.role === 'admin') return true;
      return [...viewer.ownTeamIds, ...viewer.answersForTeamIds].includes(scope.teamId);
    case 'person':
      if (viewer.kind === 'api-key') return false;
      return (
        viewer.role === 'admin' ||
        viewer.personId === scope.personId ||
        viewer.answersForPersonIds.includes(scope.personId)
      );
    default:
      return scope satisfies never;
  }
}

/** The viewer somebody is. @param teams all of the workspace */
export function viewerOf(
  { personId, role }: { readonly personId: PersonId; readonly role: Role },
  teams: readonly Pick<Team, 'id' | 'leadId' | 'managerIds' | 'memberIds'>[],
): Viewer & { readonly kind: 'person' } {
  const own = teams.filter(({ leadId, memberIds }) => leadId === personId || memberIds.includes(personId));
  const answersFor = teams.filter(({ leadId, managerIds }) => leadId === personId || managerIds.includes(personId));
  const people = answersFor.flatMap(({ leadId, memberIds }) => [...(leadId === null ? [] : [leadId]), ...memberIds]);
  return {
    ...{ kind: 'person', personId, role, ownTeamIds: own.map(({ id }) => id) },
    answersForTeamIds: answersFor.map(({ id }) => id),
    answersForPersonIds: [...new Set(people)],
  };
}
