import type { EventEnvelope, Interaction } from './payloads.ts';
import type { Workspace } from './workspaces.ts';

/**
 * Slack ids a payload may belong to, best first. In shared channels `team_id` may be a workspace where Muster isn't
 * installed, and an organisation-wide installation has no team (FACTS.md, life cycle).
 */
export function teamIdsOf(payload: Interaction): readonly (string | null | undefined)[] {
  if ('command' in payload) return [payload.team_id, payload.enterprise_id];
  const installed = 'view' in payload ? payload.view?.app_installed_team_id : null;
  return [installed, payload.team?.id, payload.user.team_id, payload.enterprise?.id];
}

/** The same for an event's envelope. */
export function teamIdsOfEvent(envelope: EventEnvelope): readonly (string | null | undefined)[] {
  const through = envelope.authorizations[0];
  return [
    envelope.context_team_id,
    through?.team_id,
    envelope.team_id,
    envelope.context_enterprise_id,
    through?.enterprise_id,
    envelope.enterprise_id,
  ];
}

/**
 * True when the payload itself says that the person is from outside, as in Slack Connect. False proves nothing:
 * whoever isn't known is still asked about.
 */
export function isForeign(payload: Interaction, workspace: Workspace): boolean {
  if ('command' in payload) return false;
  const home = payload.user.team_id;
  if (home === null || home === undefined || home === workspace.teamId) return false;
  const sameOrganisation = workspace.enterpriseId !== null && payload.enterprise?.id === workspace.enterpriseId;
  return !sameOrganisation && home !== workspace.enterpriseId;
}
