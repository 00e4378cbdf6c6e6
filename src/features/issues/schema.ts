/** Everything the feature keeps; Drizzle finds schemas by this file's name. */
export * from './schema/issues.ts';
export * from './schema/sync.ts';
export * from './schema/ties.ts';
