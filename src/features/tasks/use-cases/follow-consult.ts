import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { hearing } from '../domain/consult.ts';
import type { Task } from '../domain/task.ts';
import { consultDecision, consultHears, consultQuestion } from '../outgoing.ts';
import { sayAtWork, takeBackSayings } from './say-at-work.ts';

type Needs = Pick<Ports, 'outbox' | 'schedules' | 'holidays' | 'clock'>;

/** Asks the consulted that a change brought about, each once, draws their questions anew, and sets when silence counts. */
export async function followConsult(
  needs: Needs,
  tx: Tx,
  { before, after }: { readonly before: Task; readonly after: Task },
): Promise<void> {
  if (before.consult === null && after.consult === null) return;
  const [was, is] = [questionsOf(before), questionsOf(after)];
  const known = was.map(({ key }) => key);
  const decision = before.consult?.heldUntil ?? null;
  const drawn = decision === null ? known : [...known, consultDecision(before, decision).key];
  if (after.consult === null) {
    await takeBackSayings(needs, tx, drawn);
    return needs.schedules.cancel(tx, consultHears(after).name, after.id);
  }
  await needs.outbox.refresh(tx, drawn);
  for (const question of is.filter(({ key }) => !known.includes(key))) await sayAtWork(needs, tx, question);
  const stands = hearing(after.consult, needs.clock.now());
  if ('until' in stands) await needs.schedules.set(tx, { ...consultHears(after), at: stands.until });
}

function questionsOf(task: Task) {
  const { consult } = task;
  return consult === null ? [] : consult.asked.map(({ personId }) => consultQuestion(task, consult.askedAt, personId));
}
