export type { OverrideSubject, SuspendableRule } from './domain.ts';
export { isSuspended, listSuspensions } from './store.ts';
