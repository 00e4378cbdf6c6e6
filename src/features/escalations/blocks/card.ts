import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Message,
  message,
  quote,
  section,
} from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { type EscalationView, mayDecide, nameOf, type ShownTask } from '../domain/view.ts';
import { escalationIds, foreignIds } from './ids.ts';
import { type ForReader, mention, sayMatter, sayStanding } from './words.ts';

/** One escalation, or a storm of them, as one message. */
export function buildCard(views: readonly EscalationView[], reader: ForReader): Message {
  const rows = views.map((view) => buildRow(view, reader));
  const blocks = rows.flatMap((row, at) => (at === 0 ? row : [divider(), ...row]));
  return message({ text: describe(views), blocks });
}

/** What is the matter, what was tried, who waits, where it stands, and what the reader may do about it. */
export function buildRow(view: EscalationView, reader: ForReader): readonly Block[] {
  const { task, escalation } = view;
  const name = nameOf(view);
  if (name === null) return [context('Something that was asked of you here isn’t visible to you any more.')];
  if (escalation.resolved !== null)
    return [context(md`*${name.ref}* ${name.title}`), context(sayStanding(view, reader))];
  const { tried } = task?.blocker ?? { tried: '' };
  return [
    section(sayMatter(view, reader)),
    ...(escalation.cause === 'blocked' && tried !== '' ? [context(md`*Tried so far*`), quote(tried)] : []),
    context(joinMd([...sayOthers(view), sayStanding(view, reader)], ' ')),
    ...(task === null ? buildOutsideButtons(view, name.ref, reader) : buildButtons(view, task, reader)),
  ];
}

/** The notification. */
function describe(views: readonly EscalationView[]): string {
  const open = views.filter(({ escalation }) => escalation.resolved === null).flatMap((view) => nameOf(view) ?? []);
  const [first] = open;
  if (first === undefined) return 'Nothing waits for you here any more.';
  const more = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return `${joinWords(first.ref, first.title)} needs you${more}`;
}

const joinWords = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

function sayOthers(view: EscalationView) {
  const { waitingRefs, asks, readerId } = view;
  const mine = asks.findIndex(({ personId }) => personId === readerId);
  const own = asks[mine];
  const before = asks.slice(0, Math.max(mine, 0));
  const names = before.map(({ personId }) => mention(view, personId));
  return [
    ...(waitingRefs.length === 0
      ? []
      : [md`${waitingRefs.join(', ')} ${waitingRefs.length === 1 ? 'waits' : 'wait'} for it.`]),
    ...(own?.insteadOfId == null
      ? []
      : [md`You are asked in place of ${mention(view, own.insteadOfId)}, who is away.`]),
    ...(names.length === 0 ? [] : [md`Asked before: ${joinMd(names, ', ')}.`]),
  ];
}

/** A review is given, and an alert closed, on the code host: here is said who takes it, or that nothing is needed. */
function buildOutsideButtons(view: EscalationView, ref: string, reader: ForReader): readonly Block[] {
  const { escalation, readerId } = view;
  if (!mayDecide(escalation, readerId)) return [];
  const isAsked = escalation.ask?.personId === readerId;
  const last = escalation.holds.at(-1);
  const isHeld = last !== undefined && reader.now < last.until;
  return [
    actions([
      ...(isAsked && !isHeld ? [onIt(view, { ref })] : []),
      settled(view, { ref }, 'Settled'),
      ...(isAsked ? [handOver(view, { ref })] : []),
    ]),
  ];
}

type Named = Pick<ShownTask, 'ref'>;

function buildButtons(view: EscalationView, task: ShownTask, reader: ForReader): readonly Block[] {
  const { escalation, readerId } = view;
  if (!mayDecide(escalation, readerId)) return [];
  const isAsked = escalation.ask?.personId === readerId;
  const last = escalation.holds.at(-1);
  const isHeld = last !== undefined && reader.now < last.until;
  const isR = readerId === task.responsibleId;
  switch (escalation.cause) {
    case 'overdue':
      return [actions([...(isAsked && !isHeld && !isR ? [onIt(view, task)] : []), ...answersToOverdue(task)])];
    case 'long-running':
      if (isR) return [actions(answersToLongRunning(view, task))];
      break;
  }
  const settle = escalation.cause === 'blocked' ? unblock(view, task) : settled(view, task, 'Settled');
  return [
    actions([
      ...(isAsked && !isHeld ? [onIt(view, task)] : []),
      settle,
      ...(isAsked ? [handOver(view, task), override(task)] : []),
    ]),
  ];
}

function onIt({ escalation }: EscalationView, { ref }: Named) {
  return button({
    id: escalationIds.onIt.build(escalation.id),
    text: 'I’m on it',
    label: `I’m on it: ${ref} waits a day`,
  });
}

function unblock({ escalation }: EscalationView, { ref }: ShownTask) {
  return button({ id: escalationIds.unblock.build(escalation.id), text: 'Unblock', label: `Unblock ${ref}` });
}

function settled({ escalation }: EscalationView, { ref }: Named, text: string) {
  return button({
    id: escalationIds.settle.build(escalation.id),
    text,
    label: `${text}: nothing more to ask about ${ref}`,
  });
}

function handOver({ escalation }: EscalationView, { ref }: Named) {
  const label = `Hand over ${ref}: let somebody else decide`;
  return button({ id: escalationIds.handOver.build(escalation.id), text: 'Hand over', label });
}

function override({ id, ref }: ShownTask) {
  const label = `Override: let the clock of ${ref} rest for a while`;
  return button({ id: foreignIds.override.build(`${id}:escalation-clock`), text: 'Override', label });
}

function answersToOverdue({ id, ref }: ShownTask) {
  return [
    button({ id: foreignIds.editTask.build(id), text: 'New date', label: `Give ${ref} a new date` }),
    blocked({ id, ref }),
    button({ id: foreignIds.finishTask.build(id), text: 'Done', label: `Done: mark ${ref} as done` }),
  ];
}

function answersToLongRunning(view: EscalationView, task: ShownTask) {
  const split = `Split ${task.ref} into parts`;
  return [
    settled(view, task, 'Still going'),
    blocked(task),
    button({ id: foreignIds.moreOfTask.build(task.id), text: 'Split', value: 'part', label: split }),
  ];
}

function blocked({ id, ref }: Pick<ShownTask, 'id' | 'ref'>) {
  return button({ id: foreignIds.blockTask.build(id), text: 'Blocked', label: `Blocked: say what blocks ${ref}` });
}
