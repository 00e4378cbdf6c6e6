export type { OverrideSubject, SuspendableRule } from './domain.ts';
export { isSuspended } from './store.ts';
