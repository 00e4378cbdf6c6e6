export type { Connection, Repository } from './domain/connection.ts';
export type { ConnectionSync } from './domain/connection-sync.ts';
export type { Project, Tracker } from './domain/tracker.ts';
export {
  connectionOpened,
  projectsSelected,
  repositoriesDropped,
  repositoriesSelected,
  trackerDue,
} from './events.ts';
export { findConnectionSync, saveConnectionSync } from './store/connection-syncs.ts';
export { findAccount } from './store/find-account.ts';
export { listHostTeams } from './store/host-teams.ts';
export { findChosenProject, hasTracker, listProjectsOf, listTrackers } from './store/projects.ts';
export {
  findChosenRepository,
  findRepository,
  listChosenRepositories,
  listSelectedRepositories,
} from './store/repositories.ts';
export { createApiKeys } from './use-cases/api-keys.ts';
export { openConnection } from './use-cases/open-connection.ts';
export { openTracker } from './use-cases/open-tracker.ts';
export { createTrackerFields } from './use-cases/tracker-fields.ts';
export { createWebhookKeys } from './use-cases/webhook-keys.ts';
