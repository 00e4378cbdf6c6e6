import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Moment } from '../domain/record.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { findRecord } from '../store/records.ts';
import { findSprint } from '../store/sprints.ts';
import { recompose } from './seal-record.ts';

export type Verified = {
  readonly sprint: Sprint;
  readonly moment: Moment;
  readonly at: Date;
  readonly seal: string;
  /** The stored text still has this seal. */
  readonly isUnbroken: boolean;
  /** Composed anew from history, it is the same text. */
  readonly isSame: boolean;
};

/** Looks whether a sealed record is what it was, and whether history still tells the same. @throws MusterError 'not-found' */
export function verifyRecord(
  needs: Pick<Ports, 'scope' | 'vault'>,
  actor: PersonActor,
  { sprintId, moment }: { readonly sprintId: SprintId; readonly moment: Moment },
): Promise<Verified> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const [sprint, record] = [await findSprint(tx, sprintId), await findRecord(tx, sprintId, moment)];
    if (sprint === null || record === null)
      throw new MusterError('not-found', 'There is no sealed record of that. `/muster sprint` shows the sprints.');
    const { at, seal, body } = record;
    const isUnbroken = needs.vault.fingerprint(body) === seal;
    return { ...{ sprint, moment, at, seal, isUnbroken }, isSame: (await recompose(tx, record)) === body };
  });
}
