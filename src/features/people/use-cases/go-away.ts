import type { PersonActor } from '../../../kit/actor.ts';
import { defaultWorkingHours } from '../../../kit/dates/working-day.ts';
import type { Absence } from '../../../kit/dates/working-life.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { addAbsence, joinAbsences } from '../domain/absences.ts';
import { readAway as readWords } from '../domain/read-away.ts';
import { listAbsences } from '../store/absences.ts';
import { findPerson } from '../store/people.ts';
import { listWorkingLives } from '../store/working-lives.ts';
import { changeAbsences, type PresenceNeeds } from './change-absences.ts';

type Needs = PresenceNeeds & Pick<Ports, 'act' | 'holidays'>;

/** How somebody's times away stand. */
export type Away = {
  readonly now: Date;
  /** Those not over yet, overlapping ones as one. */
  readonly absences: readonly Absence[];
  /** Who stands in; null when nobody was named. */
  readonly deputyName: string | null;
};

export type WentAway =
  /** `changeId`: the history row, for *Undo*; null when it was known already. `absence`: the whole of it, joined. */
  | { readonly kind: 'away'; readonly absence: Absence; readonly changeId: string | null; readonly away: Away }
  | { readonly kind: 'unclear'; readonly message: string };

/** Somebody says when they are away, in words. Said again it changes nothing. */
export function goAway(needs: Needs, actor: PersonActor, text: string): Promise<WentAway> {
  return needs.act(actor, async (tx) => {
    const { personId, locale, timeZone } = actor;
    const now = needs.clock.now();
    const life = (await listWorkingLives(needs, tx, { personIds: [personId], since: now })).get(personId);
    const workplace = { ...(life?.workplace ?? { hours: defaultWorkingHours }), timeZone };
    const read = readWords(text, { now, locale, workplace });
    if (read.kind === 'unclear') return read;
    const decide = (known: Parameters<typeof addAbsence>[0]) => addAbsence(known, read.absence);
    const changeId = await changeAbsences(tx, needs, { actor, personId, action: 'person.away', decide });
    const away = await readAwayOf(tx, needs, actor);
    const absence = away.absences.find(({ from, until }) => from <= read.absence.from && until >= read.absence.until);
    return { kind: 'away', absence: absence ?? read.absence, changeId, away };
  });
}

export function readAway(needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>, actor: PersonActor): Promise<Away> {
  return needs.scope(actor.workspaceId, (tx) => readAwayOf(tx, needs, actor));
}

export async function readAwayOf(tx: Tx, needs: Pick<Ports, 'clock' | 'holidays'>, actor: PersonActor): Promise<Away> {
  const now = needs.clock.now();
  const lives = await listWorkingLives(needs, tx, { personIds: [actor.personId], since: now });
  const deputyId = lives.get(actor.personId)?.deputyId ?? null;
  const deputy = deputyId === null ? null : await findPerson(tx, deputyId);
  const absences = joinAbsences(await listAbsences(tx, actor.personId, now));
  return { now, absences, deputyName: deputy?.name ?? null };
}
