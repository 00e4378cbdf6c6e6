import { and, asc, eq, inArray, isNull, or, sql as raw } from 'drizzle-orm';
import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { RoleHolder } from '../domain/roles.ts';
import { people } from '../schema.ts';
import { raiseDirectory } from './directory-version.ts';

/**
 * Active members who hold a role by any reason, and those asked for, by name.
 * @param also people wanted even when they are plain developers
 */
export async function listRoleHolders(tx: Tx, also: readonly PersonId[] = []): Promise<readonly RoleHolder[]> {
  // Column names by hand: Drizzle leaves the table's name out in a select from one table, and `id` would be the inner one.
  const slackAdmin = raw<boolean>`(slack_primary_owner or slack_owner or slack_admin)`;
  const leads = raw<boolean>`exists (select 1 from teams t where t.lead_person_id = people.id)`;
  const manages = raw<boolean>`exists (select 1 from team_managers m where m.person_id = people.id)`;
  const rows = await tx
    .select({
      personId: people.id,
      name: people.name,
      named: people.role,
      primaryOwner: people.slackPrimaryOwner,
      slackAdmin,
      leadsTeam: leads,
      managesTeam: manages,
    })
    .from(people)
    .where(
      and(
        eq(people.kind, 'member'),
        isNull(people.deactivatedAt),
        or(raw`${people.role} <> 'developer'`, slackAdmin, leads, manages, inArray(people.id, [...also])),
      ),
    )
    .orderBy(asc(people.name), asc(people.id));
  const adminNamed = rows.some((row) => row.named === 'admin');
  return rows.map((row) => ({ ...row, personId: row.personId as PersonId, adminNamed }));
}

export async function saveRole(tx: Tx, personId: PersonId, role: Role): Promise<void> {
  await tx.update(people).set({ role }).where(eq(people.id, personId));
  await raiseDirectory(tx);
}

/** Changes of roles and teams wait for each other, so that two admins can't remove each other at the same moment. */
export async function lockRolesAndTeams(tx: Tx): Promise<void> {
  await tx.execute(
    raw`select pg_advisory_xact_lock(hashtextextended('people:' || current_setting('app.workspace_id', true), 0))`,
  );
}
