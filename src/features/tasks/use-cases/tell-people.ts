import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { listWorkingLives } from '../../people/index.ts';
import { dueInstants } from '../domain/due.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { peopleOf } from '../domain/task-view.ts';
import { changeNote, dueOverdue, dueSoon, taskCard } from '../outgoing.ts';
import { listChildren, listOnlookers } from '../store/find-tasks.ts';

export type Told = {
  /** Who isn't told of it; null when nobody set it off. */
  readonly causedBy: PersonId | null;
  readonly changeId: string;
  /** The history row that an *Undo* takes back; null for every other change. */
  readonly takesBack: string | null;
  readonly before: Task;
  readonly after: Task;
  readonly now: Date;
};

type Needs = Pick<Ports, 'outbox' | 'schedules' | 'holidays'>;

/** Brings cards, notes and due marks in line with a change. */
export async function tellPeople(needs: Needs, tx: Tx, told: Told): Promise<void> {
  const { before, after } = told;
  const accountableIsNew = before.accountableId !== after.accountableId && told.causedBy !== after.accountableId;
  // Asked together, they travel together and run in this order: a card stands before the note about its change.
  await Promise.all([
    needs.outbox.card(tx, taskCard(after, after.responsibleId)),
    accountableIsNew ? needs.outbox.card(tx, taskCard(after, after.accountableId)) : null,
    writeNotes(needs, tx, told),
    refreshCards(needs, tx, told),
    isDueChanged(told) ? setDueMarks(needs, tx, told) : null,
  ]);
}

/** Whoever else holds a card sees it change; nobody gets a new one for looking on. */
async function refreshCards(needs: Needs, tx: Tx, told: Told): Promise<void> {
  const keys = await Promise.all([listKeys(tx, told), listRelatedKeys(tx, told)]);
  await needs.outbox.refresh(tx, [...new Set(keys.flat())]);
}

function isDueChanged({ before, after }: Told): boolean {
  return (
    before.dueAt?.getTime() !== after.dueAt?.getTime() ||
    isOpen(before) !== isOpen(after) ||
    before.responsibleId !== after.responsibleId
  );
}

/** Cards of this task, those included that only say where it went. */
async function listKeys(tx: Tx, { before, after }: Told): Promise<readonly string[]> {
  const people = [...peopleOf(before), ...peopleOf(after)];
  if (
    before.responsibleId !== after.responsibleId ||
    before.title !== after.title ||
    before.private !== after.private
  ) {
    const changes = await listHistory(tx, { kind: 'task', id: after.id }, { limit: 100 });
    const former = changes.flatMap(({ before: was }) => [was?.responsibleId, was?.accountableId]);
    people.push(...former.filter((id): id is PersonId => typeof id === 'string'));
  }
  return people.map((personId) => taskCard(after, personId).key);
}

/** Cards of other tasks that name this one with its title and status. */
async function listRelatedKeys(tx: Tx, { before, after }: Told): Promise<readonly string[]> {
  const named = before.title !== after.title || before.private !== after.private;
  const placed = before.status !== after.status || before.parentId !== after.parentId;
  // Slack takes few edits a minute, and a part's card doesn't say how its parent stands.
  const parts = named ? await listChildren(tx, after.id) : [];
  // They are found by the task's id and its parent's alone.
  const sides = before.parentId === after.parentId ? [after] : [after, before];
  const others = named || placed ? (await Promise.all(sides.map((side) => listOnlookers(tx, side)))).flat() : [];
  return [...parts, ...others].flatMap((task) => peopleOf(task).map((personId) => taskCard(task, personId).key));
}

/** Something ended or moved: A and the creator hear of it once, of their own actions never. What is taken back is rewritten. */
async function writeNotes(needs: Needs, tx: Tx, { causedBy, changeId, takesBack, before, after }: Told): Promise<void> {
  if (takesBack !== null) {
    const holders = [...peopleOf(before), ...peopleOf(after)];
    const keys = holders.map((personId) => changeNote(after, takesBack, personId).key);
    return needs.outbox.refresh(tx, [...new Set(keys)]);
  }
  const ended = isOpen(before) && !isOpen(after);
  const moved = before.dueOn !== after.dueOn && isOpen(after);
  if (!ended && !moved) return;
  const concerned = new Set([after.accountableId, after.creatorId]);
  for (const personId of [...concerned].filter((id) => id !== causedBy))
    await needs.outbox.card(tx, changeNote(after, changeId, personId));
}

async function setDueMarks(needs: Needs, tx: Tx, { after, now }: Told): Promise<void> {
  const wanted = { personIds: [after.responsibleId], since: now };
  const workplace = (await listWorkingLives(needs, tx, wanted)).get(after.responsibleId)?.workplace;
  const isSet = after.dueOn !== null && isOpen(after) && workplace !== undefined;
  const instants = isSet ? dueInstants(after.dueOn, workplace) : null;
  const marks = [
    { ...dueSoon(after), at: instants?.dueSoonAt ?? null },
    // The task's own instant: hours may have changed since it was given, and then the mark would come to nothing.
    { ...dueOverdue(after), at: isSet ? after.dueAt : null },
  ];
  await Promise.all(
    marks.map(({ at, ...mark }) =>
      at !== null && at > now
        ? needs.schedules.set(tx, { ...mark, at })
        : needs.schedules.cancel(tx, mark.name, mark.key),
    ),
  );
}
