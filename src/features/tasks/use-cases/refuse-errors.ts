import { MusterError } from '../../../kit/errors.ts';
import { type CheckRule, errorsOf, type Finding } from '../domain/checker.ts';

/** @throws MusterError 'invalid' naming the form fields, when there are errors among the findings */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = errorsOf(findings);
  const [first] = errors;
  if (first === undefined) return;
  throw new MusterError('invalid', first.message, {
    fields: Object.fromEntries(errors.map((finding) => [fieldFor(finding), finding.message])),
  });
}

/** Says no beside one field of the form. */
export function refuseField(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}

function fieldFor({ rule, letter }: Finding): string {
  return letter === undefined ? fieldOf[rule] : fieldOfLetter[letter];
}

const fieldOfLetter = { R: 'responsible', A: 'accountable', C: 'consulted', I: 'informed' } as const;

const fieldOf: Readonly<Record<CheckRule, string>> = {
  'letter-missing': 'accountable',
  'accountable-is-responsible': 'accountable',
  'accountable-away': 'accountable',
  'consulted-missing': 'consulted',
  'responsible-overloaded': 'responsible',
  'points-large': 'points',
  'points-unsplit': 'points',
  'part-size': 'points',
  'waiting-cycle': 'waitsFor',
  'parent-cycle': 'parent',
};
