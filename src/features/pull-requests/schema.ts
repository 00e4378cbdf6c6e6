/** Everything the feature keeps; Drizzle finds schemas by this file's name. */
export * from './schema/ai-evidence.ts';
export * from './schema/changes.ts';
export * from './schema/pull-requests.ts';
export * from './schema/repository-facts.ts';
export * from './schema/shipments.ts';
export * from './schema/sync.ts';
export * from './schema/task-ties.ts';
