/**
 * The rules somebody may suspend, by name. Each is asked for with `isSuspended` where it acts:
 * - `sign-off`: the accountable person accepts before a task is done
 * - `consult-wait`: consulted people are heard before a risky task starts or is unblocked
 * - `dependency-wait`: a task waits for the tasks it names
 * - `checker`: errors of the RACI checker, the split of 21 points included
 * - `escalation-clock`: blocked work climbs
 */
export type SuspendableRule = 'sign-off' | 'consult-wait' | 'dependency-wait' | 'checker' | 'escalation-clock';

/** What a rule is suspended for. */
export type OverrideSubject = { readonly kind: 'task'; readonly id: string };

export const suspendableRules = [
  'sign-off',
  'consult-wait',
  'dependency-wait',
  'checker',
  'escalation-clock',
] as const satisfies readonly SuspendableRule[];
