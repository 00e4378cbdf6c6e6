import type { PersonId } from '../../../kit/ids.ts';
import { maySee } from '../../tasks/index.ts';
import type { Matter } from '../domain/matter.ts';

/** Private tasks are hidden; what may be seen of the rest is left to the code host, which its links lead to. */
export function isSeenBy(matter: Matter, personId: PersonId): boolean {
  if (matter.kind !== 'task') return true;
  return maySee({ actor: { personId, role: 'developer' }, task: matter.task }).kind === 'allowed';
}
