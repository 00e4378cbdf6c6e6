export type { CauseName } from './domain/causes.ts';
export { type EscalationEvent, escalationEvents } from './events.ts';
export { type Raise, raiseEscalation } from './use-cases/raise-escalation.ts';
