export { overrideActionId } from './blocks/ids.ts';
export type { OverrideSubject, SuspendableRule } from './domain/rules.ts';
export { type OverrideEvent, overrideEnded, overrideGranted } from './events.ts';
export { listOverridesOf } from './store/overrides.ts';
export { isSuspended, listSuspensions } from './store/suspended.ts';
