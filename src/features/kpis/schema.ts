/** Everything the feature keeps; Drizzle finds schemas by this file's name. */
export * from './schema/ai-impact.ts';
