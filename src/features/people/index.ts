export { externalKeyOf, type Identity, type Sighting } from './domain/identity.ts';
export { type Person, refusalOf, refusalWords } from './domain/person.ts';
export { mayEditTeam } from './domain/rights.ts';
export type { Team } from './domain/team.ts';
export { zoneOfTeam } from './domain/zone-of-team.ts';
export { awayChanged, identityLinked, rosterChanged } from './events.ts';
export { directoryIsSql, raiseDirectory } from './store/directory-version.ts';
export { listIdentitiesById, listIdentitiesOf, resolveAccounts } from './store/identities.ts';
export { listAdminIds, listIdsWithRole } from './store/list-admin-ids.ts';
export { findChain } from './store/new-task.ts';
export { findPeopleBySlackIds, findPerson, getPerson, listPeople } from './store/people.ts';
export { listTeamZones } from './store/team-zones.ts';
export {
  findTeam,
  listLeadsOf,
  listTeamMembers,
  listTeams as listTeamsWithin,
  listTeamsOf,
  teamsOf,
} from './store/teams.ts';
export { listWorkingLives } from './store/working-lives.ts';
export { createPeopleDirectory } from './use-cases/create-people-directory.ts';
export { createTeam } from './use-cases/create-team.ts';
export { hasDirectoryChanged, unsureDirectory } from './use-cases/directory.ts';
export { getTeamToEdit } from './use-cases/edit-team.ts';
export { listTeams } from './use-cases/list-teams.ts';
export { meetIdentities } from './use-cases/meet-identities.ts';
export { meetPeople, meetPerson } from './use-cases/meet-people.ts';
export { type PeopleForNewTask, peopleForNewTask } from './use-cases/people-for-new-task.ts';
export { workplaceOf } from './use-cases/workplace-of.ts';
