import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { nextAsk, shiftAt } from '../domain/when.ts';
import { askWait } from '../outgoing.ts';
import { listLatestDays } from '../store/check-ins.ts';
import { listAskedIds, listParticipantsAmong, type Participant } from '../store/participants.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'schedules' | 'holidays'>;

/** People of one transaction: a workspace may have thousands, and people's commands go between them. */
const AT_ONCE = 50;

/**
 * Brings the next check-ins in line with teams, settings, hours and zones as they are now. Harmless when repeated.
 * @param personId null: of everybody
 */
export async function planCheckIns(needs: Needs, actor: RuleActor, personId: PersonId | null = null): Promise<void> {
  const personIds = personId === null ? await needs.scope(actor.workspaceId, listAskedIds) : [personId];
  for (let from = 0; from < personIds.length; from += AT_ONCE)
    await needs.scope(actor.workspaceId, (tx) => planWithin(needs, tx, personIds.slice(from, from + AT_ONCE)));
}

/** The same for these people, inside a transaction that changes what it depends on. */
export async function planWithin(needs: Omit<Needs, 'scope'>, tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  const now = needs.clock.now();
  const participants = await listParticipantsAmong(needs, tx, { personIds, since: now });
  const latest = await listLatestDays(
    tx,
    participants.map(({ personId }) => personId),
  );
  await planNext(needs, tx, {
    ...{ participants, now },
    after: now,
    lastDay: (personId) => latest.get(personId) ?? null,
  });
}

export type NextPlan = {
  readonly participants: readonly Pick<Participant, 'personId' | 'part' | 'life'>[];
  readonly now: Date;
  /** Not before now; later where a faster clock has run what was due. */
  readonly after: Date;
  /** The day of somebody's newest check-in: they are asked for a later one. */
  readonly lastDay: (personId: Participant['personId']) => CalendarDay | null;
};

/** One row a person, in one statement. */
export async function planNext(needs: Pick<Ports, 'schedules'>, tx: Tx, plan: NextPlan): Promise<void> {
  const entries = plan.participants.flatMap(({ personId, part, life }) => {
    const at = nextAfterDay(plan.after, { part, workplace: life.workplace, lastDay: plan.lastDay(personId) });
    return at === null ? [] : [{ ...askWait(personId), at }];
  });
  await needs.schedules.plan(tx, entries, plan.now);
}

type Asked = Pick<Participant, 'part'> & {
  readonly workplace: Participant['life']['workplace'];
  readonly lastDay: CalendarDay | null;
};

function nextAfterDay(after: Date, { part, workplace, lastDay }: Asked): Date | null {
  let at = nextAsk(after, part, workplace);
  while (at !== null && lastDay !== null && (shiftAt(at, workplace) ?? lastDay) <= lastDay)
    at = nextAsk(at, part, workplace);
  return at;
}
