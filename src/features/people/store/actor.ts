import type { Role } from '../../../kit/actor.ts';
import type { PersonId, SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SlackMember } from '../../../ports/outbound/slack.ts';
import type { RoleFacts } from '../domain/roles.ts';

export type FoundActor = {
  readonly personId: PersonId;
  readonly name: string;
  readonly kind: SlackMember['kind'];
  readonly deactivatedAt: Date | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly facts: RoleFacts;
};

/** Who a Slack user is and what decides their role, in one prepared read: every command and click starts with it. */
export async function findActorRow(
  needs: Pick<Ports, 'hot'>,
  workspaceId: WorkspaceId,
  slackUserId: SlackUserId,
): Promise<FoundActor | null> {
  const [row] = await needs.hot<ActorRow>(
    { workspaceId, requestKey: null },
    ({ sql }) => sql`
      select p.id, p.name, p.kind, p.deactivated_at, p.time_zone, p.locale, p.role,
        p.slack_primary_owner or p.slack_owner or p.slack_admin as slack_admin,
        exists (select 1 from people a where a.role = 'admin' and a.kind = 'member' and a.deactivated_at is null) as admin_named,
        exists (select 1 from teams t where t.lead_person_id = p.id) as leads_team,
        exists (select 1 from team_managers m where m.person_id = p.id) as manages_team
      from people p where p.slack_user_id = ${slackUserId}`,
  );
  if (row === undefined) return null;
  const { id, name, kind, locale } = row;
  const deactivatedAt = row.deactivated_at === null ? null : new Date(row.deactivated_at);
  const facts = {
    named: row.role,
    slackAdmin: row.slack_admin,
    adminNamed: row.admin_named,
    leadsTeam: row.leads_team,
    managesTeam: row.manages_team,
  };
  return { personId: id, name, kind, deactivatedAt, timeZone: row.time_zone, locale, facts };
}

type ActorRow = {
  id: PersonId;
  name: string;
  kind: SlackMember['kind'];
  deactivated_at: string | null;
  time_zone: string;
  locale: string;
  role: Role;
  slack_admin: boolean;
  admin_named: boolean;
  leads_team: boolean;
  manages_team: boolean;
};
