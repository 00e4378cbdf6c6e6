import type { PersonActor, Role } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChanges } from '../../history/index.ts';
import { refusalOf, refusalWords } from '../domain/person.ts';
import { effectiveRole, nameRole, type RoleHolder, type RoleSet } from '../domain/roles.ts';
import { listRoleHolders, lockRolesAndTeams, saveRole } from '../store/roles.ts';
import { unsureDirectory } from './directory.ts';
import { meetPerson } from './meet-people.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/**
 * Names somebody's role. Naming the role they have changes nothing.
 * @throws MusterError 'forbidden' not an admin · 'invalid' not a member who can hold a role · 'conflict' the last admin
 */
export async function setRole(
  needs: Needs,
  actor: PersonActor,
  choice: { readonly slackUserId: SlackUserId; readonly role: Role },
): Promise<RoleSet> {
  const personId = await chooseMember(needs, actor, choice.slackUserId);
  return needs.act(actor, async (tx) => {
    await lockRolesAndTeams(tx);
    const holders = await listRoleHolders(tx, [personId, actor.personId]);
    await requireAdmin(tx, { ...actor, role: roleNow(holders, actor) }, 'change roles');
    const naming = nameRole(holders, { by: actor.personId, personId, role: choice.role });
    if (naming.kind === 'last-admin') throw lastAdmin();
    const roles = naming.kind === 'named' ? naming.roles : [];
    await saveRoles(tx, needs, { actor, holders, roles });
    unsureDirectory(needs, actor.workspaceId);
    return describe(await listRoleHolders(tx, [personId]), personId, roles);
  });
}

/** Somebody else may have changed the actor's own role a moment ago. */
function roleNow(holders: readonly RoleHolder[], actor: PersonActor): Role {
  const holder = holders.find((one) => one.personId === actor.personId);
  return holder === undefined ? 'developer' : effectiveRole(holder);
}

async function chooseMember(needs: Needs, actor: PersonActor, slackUserId: SlackUserId): Promise<PersonId> {
  const person = await meetPerson(needs, actor.workspaceId, slackUserId);
  if (person === null) throw invalid('Slack doesn’t know that person any more. Choose somebody else.');
  const refusal = refusalOf(person);
  if (refusal !== null) throw invalid(refusalWords(person.name, refusal));
  return person.id;
}

async function saveRoles(
  tx: Tx,
  needs: Needs,
  { actor, holders, roles }: { actor: PersonActor; holders: readonly RoleHolder[]; roles: readonly Named[] },
): Promise<void> {
  const at = needs.clock.now();
  const before = new Map(holders.map((holder) => [holder.personId, holder.named]));
  const changed = roles.filter(({ personId, role }) => before.get(personId) !== role);
  for (const { personId, role } of changed) await saveRole(tx, personId, role);
  const changes = changed.map(({ personId, role }) => ({
    id: needs.random.uuid(),
    at,
    subject: { kind: 'person', id: personId },
    action: 'person.name-role',
    before: { role: before.get(personId) },
    after: { role },
  }));
  await recordChanges(tx, actor, changes);
}

type Named = { readonly personId: PersonId; readonly role: Role };

function describe(holders: readonly RoleHolder[], personId: PersonId, roles: readonly Named[]): RoleSet {
  const holder = holders.find((one) => one.personId === personId);
  if (holder === undefined) throw invalid('That account was just switched off. Choose somebody else.');
  const others = roles.filter((one) => one.personId !== personId).map((one) => one.personId);
  const alsoAdmins = holders.filter((one) => others.includes(one.personId)).map((one) => one.name);
  return { name: holder.name, named: holder.named, effective: effectiveRole(holder), alsoAdmins };
}

function invalid(sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { person: sentence } });
}

function lastAdmin(): MusterError {
  const sentence = 'This is the last admin. Name another admin first, then change this role.';
  return new MusterError('conflict', sentence, { fields: { role: sentence } });
}
