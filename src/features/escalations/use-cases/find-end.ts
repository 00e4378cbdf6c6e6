import type { Tx } from '../../../ports/outbound/store.ts';
import { isTieSettled } from '../../issues/index.ts';
import { hasFailingChecks } from '../../pull-requests/index.ts';
import type { Escalation, Resolution } from '../domain/escalation.ts';
import type { Matter } from '../domain/matter.ts';
import { endOf } from '../domain/task-end.ts';
import { arePointsBack } from './are-points-back.ts';
import { isCircleGone } from './note-circle.ts';

type Asked = Pick<Escalation, 'cause'> & {
  readonly matter: Matter;
  readonly now: Date;
  /** When it was opened; left out where it would only be. */
  readonly openedAt?: Date;
};

/** How what would be asked, or is, has ended by itself; null while it goes on. */
export async function findEnd(
  tx: Tx,
  { cause, matter, now, openedAt = now }: Asked,
): Promise<Resolution['how'] | null> {
  if (matter.kind !== 'task') return matter.end;
  const how = endOf({ cause }, matter.task, now);
  if (how !== null) return how;
  switch (cause) {
    case 'waiting-cycle':
      return (await isCircleGone(tx, matter.task)) ? 'gone' : null;
    case 'points-raised':
      return (await arePointsBack(tx, matter.task, openedAt)) ? 'gone' : null;
    case 'failing-checks':
      return (await hasFailingChecks(tx, matter.task.id)) ? null : 'gone';
    case 'sync-conflict':
      return (await isTieSettled(tx, matter.task.id)) ? 'gone' : null;
    default:
      return null;
  }
}
