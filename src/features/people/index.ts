export { type Person, refusalOf, refusalWords } from './domain/person.ts';
export type { Team } from './domain/team.ts';
export { listAdminIds } from './store/list-admin-ids.ts';
export { findChain, findForNewTask, type NewTaskPeople, type PersonWithLeads } from './store/new-task.ts';
export { findPeopleBySlackIds, findPerson, getPerson, listPeople } from './store/people.ts';
export { findTeam, listLeadsOf, listTeamMembers, teamsOf } from './store/teams.ts';
export { createPeopleDirectory } from './use-cases/create-people-directory.ts';
export { meetPeople, meetPerson } from './use-cases/meet-people.ts';
