import type { Actor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { type KnownAbsence, nextTurn, sameAbsences } from '../domain/absences.ts';
import { awayChanged } from '../events.ts';
import { listAbsences, lockPresence, saveAbsences } from '../store/absences.ts';

export type PresenceNeeds = Pick<Ports, 'clock' | 'random' | 'announce' | 'schedules'>;

type Presence = NonNullable<Awaited<ReturnType<typeof lockPresence>>> & { readonly now: Date };

export type AbsenceChange = {
  readonly actor: Actor;
  readonly personId: PersonId;
  readonly action: 'person.away' | 'person.back' | 'person.undo-away' | 'person.cancel-away' | 'person.away-status';
  /** What is to stand in place of the absences that aren't over yet. */
  readonly decide: (known: readonly KnownAbsence[], presence: Presence) => readonly KnownAbsence[];
};

/**
 * What every change of an absence has in common: lock, decision, history, event and the wait for what comes next.
 * @returns the history row; null when nothing changed, or nobody has this id
 */
export async function changeAbsences(tx: Tx, needs: PresenceNeeds, change: AbsenceChange): Promise<string | null> {
  const { actor, personId, action } = change;
  const presence = await lockPresence(tx, personId);
  if (presence === null) return null;
  const now = needs.clock.now();
  const before = await listAbsences(tx, personId, now);
  const after = change.decide(before, { ...presence, now });
  if (sameAbsences(before, after)) return null;
  await saveAbsences(tx, personId, { now, wanted: after, newId: needs.random.uuid });
  const id = needs.random.uuid();
  await recordChange(tx, actor, {
    ...{ id, at: now, subject: { kind: 'person', id: personId }, action },
    ...{ before: { absences: before }, after: { absences: after } },
  });
  await tellTurn(tx, needs, { actor, personId });
  return id;
}

/** Says that somebody's absences changed, and waits for the next instant at which they leave or come back. */
export async function tellTurn(
  tx: Tx,
  needs: PresenceNeeds,
  { actor, personId }: Pick<AbsenceChange, 'actor' | 'personId'>,
): Promise<void> {
  const now = needs.clock.now();
  await needs.announce(tx, awayChanged, { workspaceId: actor.workspaceId, personId });
  const at = nextTurn(await listAbsences(tx, personId, now), now);
  const wait = { name: 'people.turn-absence', key: personId, args: { personId } };
  if (at === null) await needs.schedules.cancel(tx, wait.name, wait.key);
  else await needs.schedules.set(tx, { ...wait, at });
}
