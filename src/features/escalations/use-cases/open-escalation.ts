import type { Actor } from '../../../kit/actor.ts';
import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type CauseName, causes, type HandKind, RESUME_HOURS } from '../domain/causes.ts';
import { type Escalation, startClimb } from '../domain/escalation.ts';
import { type Matter, responsibleOf, subjectOf } from '../domain/matter.ts';
import { addHours } from '../domain/running-time.ts';
import { findLatelyResolved, insertEscalation } from '../store/escalations.ts';
import { type AdvanceNeeds, advance, announceMove, refreshShown } from './advance.ts';
import { readSettingsOf } from './read-surroundings.ts';
import { recordStep } from './record-step.ts';

export type Opening = {
  readonly actor: Actor;
  readonly matter: Matter;
  /** Which of several troubles of this cause; empty by default. */
  readonly part?: string;
  readonly cause: CauseName;
  readonly kind?: HandKind | null;
  readonly reason?: string;
  /** Who is asked before the ladder. */
  readonly firstId?: PersonId | null;
  /** Who set it off: never asked to decide it. */
  readonly raisedById?: PersonId | null;
  /** Since when it can't go on; by default now. */
  readonly since?: Date;
};

/**
 * Opens an escalation and asks whoever is to be asked now. A task blocked again within 24 hours goes on where it was.
 * @returns null when its team switched this cause off, or one is open already
 */
export async function openEscalation(needs: AdvanceNeeds, tx: Tx, opening: Opening): Promise<Escalation | null> {
  const { actor, matter, cause, part = '', kind = null, reason = '', raisedById = null } = opening;
  const firstId = opening.firstId ?? (causes[cause].first === 'responsible' ? responsibleOf(matter) : null);
  const now = needs.clock.now();
  const openedAt = opening.since ?? now;
  if ((await readSettingsOf(tx, matter)).offCauses.includes(cause)) return null;
  const former = cause === 'blocked' ? await findLatelyResolved(tx, lately(opening, openedAt)) : null;
  const escalation: Escalation = {
    id: needs.random.uuid() as EscalationId,
    ...{ cause, kind, reason, firstId, raisedById, openedAt },
    ...{ subject: subjectOf(matter), part },
    resumesId: former?.id ?? null,
    dueAt: null,
    version: 1,
    ...startClimb({ ...resumed(former, firstId), at: now }),
  };
  if (!(await insertEscalation(tx, escalation))) return null;
  const action = former === null ? 'escalation.open' : 'escalation.resume';
  await recordStep(needs, tx, {
    actor,
    before: null,
    after: escalation,
    action,
    reason: reason === '' ? null : reason,
  });
  await announceMove(needs, tx, { actor, escalation, event: 'opened' });
  const moved = await advance(needs, tx, { actor, escalation, matter });
  // Nobody could be asked yet: the responsible's card says so.
  if (moved === escalation) await refreshShown(needs, tx, { escalation, matter });
  return moved;
}

function lately({ matter, cause }: Opening, openedAt: Date) {
  return { subjectId: matter.id, cause, since: addHours(openedAt, -RESUME_HOURS) };
}

/** On its former level, where only whoever is asked there now hears of it again. */
function resumed(former: Escalation | null, firstId: PersonId | null) {
  if (former === null) return { level: firstId === null ? 1 : 0 };
  const level = Math.min(former.level, causes[former.cause].top);
  const stays = former.ask?.personId ?? former.askedIds.at(-1);
  return { level, askedIds: former.askedIds.filter((id) => id !== stays) };
}
