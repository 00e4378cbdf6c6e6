import type { Diagnosis } from '../../domain/diagnosis.ts';
import { DIAGNOSES } from './gaps.ts';

/** `41 of 63 pull requests have no deployment: …what to do`. */
export function sayDiagnosis({
  gap,
  missing,
  of,
  remedy,
}: Pick<Diagnosis, 'gap' | 'missing' | 'of' | 'remedy'>): string {
  const advice = REMEDIES[remedy];
  return `${missing} of ${of} pull requests ${DIAGNOSES[gap]}${advice === null ? '' : `: ${advice}`}.`;
}

const REMEDIES: Readonly<Record<Diagnosis['remedy'], string | null>> = {
  'connect-deployments':
    'connect deployments (GitHub tells of them where your pipeline reports a deployment to production)',
  'tag-releases': 'tag releases on GitHub',
  'read-history': 'press “Sync now” in Home, Settings',
  none: null,
};
