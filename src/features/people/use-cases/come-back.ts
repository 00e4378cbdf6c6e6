import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listHistory } from '../../history/index.ts';
import { cancelAbsence, endAbsences, type KnownAbsence, sameAbsences } from '../domain/absences.ts';
import { dismissSlackAway } from '../store/absences.ts';
import { changeAbsences, type PresenceNeeds } from './change-absences.ts';
import { type Away, readAwayOf } from './go-away.ts';

type Needs = PresenceNeeds & Pick<Ports, 'act' | 'holidays'>;

/** *I'm back*: whatever kept somebody away ends now, a status in Slack included; later absences stay. */
export function comeBack(
  needs: Needs,
  actor: PersonActor,
): Promise<{ readonly wasAway: boolean; readonly away: Away }> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const decide = (known: readonly KnownAbsence[], { now }: { readonly now: Date }) => endAbsences(known, now);
    const changeId = await changeAbsences(tx, needs, { actor, personId, action: 'person.back', decide });
    if (changeId !== null) await dismissSlackAway(tx, personId);
    return { wasAway: changeId !== null, away: await readAwayOf(tx, needs, actor) };
  });
}

/** A time away that was planned doesn't come; one that is gone already changes nothing. @param from when it would begin */
export function cancelAway(needs: Needs, actor: PersonActor, from: Date): Promise<Away> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const decide = (known: readonly KnownAbsence[], { now }: { readonly now: Date }) => cancelAbsence(known, from, now);
    await changeAbsences(tx, needs, { actor, personId, action: 'person.cancel-away', decide });
    return readAwayOf(tx, needs, actor);
  });
}

/**
 * Takes back what was just said about being away.
 * @throws MusterError 'conflict' it is more than 10 minutes ago, or something else was said since
 */
export function undoAway(needs: Needs, actor: PersonActor, changeId: string): Promise<Away> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const entries = await listHistory(tx, { kind: 'person', id: personId }, { limit: 100 });
    const entry = entries.find(({ id }) => id === changeId);
    const now = needs.clock.now();
    if (entry === undefined || now.getTime() - entry.at.getTime() > UNDO_MS) throw tooLate();
    const decide = (known: readonly KnownAbsence[]) => {
      if (!sameAbsences(known, readAbsences(entry.after, now))) throw tooLate();
      return readAbsences(entry.before, now);
    };
    await changeAbsences(tx, needs, { actor, personId, action: 'person.undo-away', decide });
    return readAwayOf(tx, needs, actor);
  });
}

/** Source: product page, section 2. */
const UNDO_MS = 10 * 60_000;

function readAbsences(snapshot: Readonly<Record<string, unknown>> | null, now: Date): readonly KnownAbsence[] {
  const list = (snapshot?.absences ?? []) as readonly { from: string; until: string; source: KnownAbsence['source'] }[];
  return list
    .map(({ from, until, source }) => ({ from: new Date(from), until: new Date(until), source }))
    .filter(({ until }) => until > now);
}

function tooLate(): MusterError {
  return new MusterError(
    'conflict',
    'That can’t be taken back any more. `/muster back` ends an absence; Home, tab Settings, shows all of them.',
  );
}
