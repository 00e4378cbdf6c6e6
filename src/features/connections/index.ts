export type { Connection, Repository } from './domain/connection.ts';
export { connectionOpened, repositoriesSelected } from './events.ts';
export type { ConnectionSync } from './domain/connection-sync.ts';
export { findConnectionSync, saveConnectionSync } from './store/connection-syncs.ts';
export { findAccount } from './store/find-account.ts';
export { findChosenRepository, findRepository, listSelectedRepositories } from './store/repositories.ts';
export { createApiKeys } from './use-cases/api-keys.ts';
export { openConnection } from './use-cases/open-connection.ts';
export { createWebhookKeys } from './use-cases/webhook-keys.ts';
