import type { RuleActor } from '../../../kit/actor.ts';
import { shiftWeek, weekOf } from '../../../kit/dates/iso-week.ts';
import { isWorkingTime } from '../../../kit/dates/working-day.ts';
import { isAwayAt, nextAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { nextPosting } from '../domain/posting-day.ts';
import { lateMondayWait, mondayNote, mondayWait } from '../outgoing.ts';
import { hasFacts } from '../store/facts.ts';
import { listLives, listReaders, type PlanNeeds } from './plan-mondays.ts';

/** Somebody's time has come. */
export type DueMonday = { readonly personId: PersonId; readonly dueAt: Date };

type Needs = PlanNeeds & Pick<Ports, 'scope' | 'outbox'>;

/** People of one transaction: a workspace's leads mostly share the hour, and people's commands go between them. */
const AT_ONCE = 20;

/**
 * Sends the numbers of the week that is over to everybody whose time has come, unless they lead nothing any more, don't
 * want them, are away or no pull request was ever told of, and plans their next time. Of several weeks missed while down only the newest is told, within
 * working time. Harmless when run twice: a week is told once.
 */
export async function postMondays(needs: Needs, actor: RuleActor, due: readonly DueMonday[]): Promise<void> {
  for (let from = 0; from < due.length; from += AT_ONCE)
    await needs.scope(actor.workspaceId, (tx) => postSome(needs, tx, due.slice(from, from + AT_ONCE)));
}

async function postSome(needs: Needs, tx: Tx, due: readonly DueMonday[]): Promise<void> {
  const readers = new Set(await listReaders(tx));
  const wanted = due.filter(({ personId }) => readers.has(personId));
  const lives = await listLives(needs, tx, {
    personIds: wanted.map(({ personId }) => personId),
    at: new Date(Math.min(...due.map(({ dueAt }) => dueAt.getTime()))),
  });
  // Where nobody ever told of a pull request there is nothing to say, and no reason to write.
  const isTold = await hasFacts(tx);
  for (const { personId, dueAt } of wanted) {
    const life = lives.get(personId);
    if (life !== undefined) await postOne(needs, tx, { life, dueAt, isTold });
  }
}

/** So late that the hour may be none to write to somebody, in milliseconds. */
const LATE_MS = 3_600_000;

type Posting = { readonly life: WorkingLife; readonly dueAt: Date; readonly isTold: boolean };

async function postOne(needs: Needs, tx: Tx, { life, dueAt, isTold }: Posting): Promise<void> {
  const clock = needs.clock.now();
  // Another replica's clock may be ahead of ours: what is due is due.
  const now = dueAt > clock ? dueAt : clock;
  const { personId, workplace } = life;
  const isLate = now.getTime() - dueAt.getTime() >= LATE_MS;
  const next = nextPosting(now, life);
  const week = shiftWeek(weekOf(now, workplace.timeZone), -1, workplace.timeZone);
  if (isLate && !isWorkingTime(now, workplace))
    await needs.schedules.set(tx, { ...lateMondayWait(personId), at: nextAtWork(now, life) });
  else if (isTold && !isAwayAt(now, life)) await needs.outbox.note(tx, mondayNote({ personId, week: week.key }));
  if (next !== null) await needs.schedules.set(tx, { ...mondayWait(personId), at: next });
}
