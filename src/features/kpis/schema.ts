/** Everything the feature keeps; Drizzle finds schemas by this file's name. */
export * from './schema/ai-impact.ts';
export * from './schema/facts.ts';
export * from './schema/ground.ts';
export * from './schema/kept-production.ts';
export * from './schema/monday.ts';
export * from './schema/roll-ups.ts';
