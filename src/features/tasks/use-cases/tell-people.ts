import type { Actor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findPerson } from '../../people/index.ts';
import { dueInstants } from '../domain/due.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { peopleOf } from '../domain/task-view.ts';
import { changeNote, dueOverdue, dueSoon, taskCard } from '../outgoing.ts';

export type Told = {
  readonly actor: Actor;
  readonly changeId: string;
  readonly before: Task;
  readonly after: Task;
  readonly now: Date;
};

type Needs = Pick<Ports, 'outbox' | 'schedules'>;

/** Brings cards, notes and due marks in line with a change. */
export async function tellPeople(needs: Needs, tx: Tx, told: Told): Promise<void> {
  const { before, after } = told;
  await needs.outbox.card(tx, taskCard(after, after.responsibleId));
  const accountableIsNew = before.accountableId !== after.accountableId && !isActor(told.actor, after.accountableId);
  if (accountableIsNew) await needs.outbox.card(tx, taskCard(after, after.accountableId));
  // Whoever else holds a card sees it change; nobody gets a new one for looking on.
  const others = [...peopleOf(before), ...peopleOf(after)].map((personId) => taskCard(after, personId).key);
  await needs.outbox.refresh(tx, [...new Set(others)]);
  for (const personId of toBeNoted(told)) await needs.outbox.note(tx, changeNote(after, told.changeId, personId));
  if (
    before.dueAt?.getTime() !== after.dueAt?.getTime() ||
    isOpen(before) !== isOpen(after) ||
    before.responsibleId !== after.responsibleId
  ) {
    await setDueMarks(needs, tx, told);
  }
}

/** A and the creator hear of an end or a moved date; R of those that others decided. Nobody of their own actions. */
function toBeNoted({ actor, before, after }: Told): readonly PersonId[] {
  const ended = isOpen(before) && !isOpen(after);
  const moved = before.dueOn !== after.dueOn && isOpen(after);
  if (!ended && !moved) return [];
  const concerned = new Set([after.accountableId, after.creatorId, after.responsibleId]);
  return [...concerned].filter((personId) => !isActor(actor, personId));
}

async function setDueMarks(needs: Needs, tx: Tx, { after, now }: Told): Promise<void> {
  const responsible = await findPerson(tx, after.responsibleId);
  const instants =
    after.dueOn === null || !isOpen(after) ? null : dueInstants(after.dueOn, responsible?.timeZone ?? 'UTC');
  for (const [mark, at] of [
    [dueSoon(after), instants?.dueSoonAt ?? null],
    [dueOverdue(after), instants?.dueAt ?? null],
  ] as const) {
    if (at !== null && at > now) await needs.schedules.set(tx, { ...mark, at });
    else await needs.schedules.cancel(tx, mark.name, mark.key);
  }
}

function isActor(actor: Actor, personId: PersonId): boolean {
  return actor.kind === 'person' && actor.personId === personId;
}
