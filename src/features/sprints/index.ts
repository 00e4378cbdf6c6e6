export type { SprintSpan } from './domain/span.ts';
export { findCurrentSprint, listSprints } from './store/find-spans.ts';
