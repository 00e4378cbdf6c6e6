import type { PersonId } from '../../../kit/ids.ts';
import { joinMd, link, type Mrkdwn, md, mentionUser } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { type CauseName, causes, type HandKind } from '../domain/causes.ts';
import { PAST } from '../domain/escalation.ts';
import type { AlertMatter, PullMatter } from '../domain/matter.ts';
import { type EscalationView, nameOf, type ShownTask } from '../domain/view.ts';

/** Whom something is drawn for. */
export type ForReader = { readonly timeZone: string; readonly now: Date };

export const kindWords: Readonly<Record<HandKind, string>> = {
  dispute: 'Dispute',
  resource: 'Resource conflict',
  scope: 'Scope creep',
  technical: 'Technical disagreement',
  process: 'Process',
};

/** A mention, so that names stay as Slack shows them; somebody erased is "somebody who left". */
export function mention({ people }: Pick<EscalationView, 'people'>, id: PersonId): Mrkdwn {
  const person = people.get(id);
  return person === undefined ? md`somebody who left` : mentionUser(person.slackUserId);
}

/** What is the matter, in one or two sentences: the text of its cause. */
export function sayMatter(view: EscalationView, reader: ForReader): Mrkdwn {
  const { task, outside } = view;
  if (outside !== null) return sayOutside(view, outside, reader);
  return task === null ? md`` : sayTask(view, task, reader);
}

function sayTask(view: EscalationView, task: ShownTask, reader: ForReader): Mrkdwn {
  const { escalation } = view;
  const name = md`*${task.ref}* ${task.title}`;
  const said = escalation.reason === '' ? md`` : md`: ${escalation.reason}`;
  const who = mention(view, task.responsibleId);
  switch (escalation.cause) {
    case 'blocked':
      return sayBlocked(view, task, reader);
    case 'overdue':
      return md`${name} was due ${at(task.dueAt, reader)} and is open, with ${who}. How does it stand?`;
    case 'long-running':
      return md`${name} has been in progress for over two weeks, since ${at(task.startedAt, reader)}, with ${who}.`;
    case 'waiting-cycle':
      return md`${name} can’t go on: these tasks wait for each other${said}`;
    case 'points-raised':
      return md`${name} grew after its start${said}`;
    case 'by-hand': {
      const kind = md`*${kindWords[escalation.kind ?? 'dispute']}*`;
      const by = escalation.raisedById === null ? md`` : md`, raised by ${mention(view, escalation.raisedById)}`;
      return md`${kind} about ${name}${by}${said}`;
    }
    case 'review-waiting':
      return md`A review for ${name} has been waiting for over 48 hours${said}`;
    case 'failing-checks':
      return md`The checks of ${name} keep failing${said}`;
    case 'sync-conflict':
      return md`${name} was changed here and outside, and the two don’t agree${said}`;
    case 'security-alert':
      return md`A security alert concerns ${name}${said}`;
    default:
      return escalation.cause satisfies never;
  }
}

function sayBlocked(view: EscalationView, task: ShownTask, reader: ForReader): Mrkdwn {
  const name = md`*${task.ref}* ${task.title}`;
  const { blocker } = task;
  if (blocker === null) return md`${name} was blocked.`;
  const waiting = blocker.waitingOn;
  const on =
    waiting?.kind === 'person'
      ? md`It waits on ${mention(view, waiting.personId)}.`
      : waiting?.kind === 'outside'
        ? md`It waits on ${waiting.what}.`
        : md``;
  const since = md`${name} has been blocked since ${at(blocker.blockedAt, reader)}: ${blocker.reason}`;
  return joinMd([since, on], '\n');
}

/** A pull request whose review waits, or an alert. */
function sayOutside(view: EscalationView, matter: PullMatter | AlertMatter, reader: ForReader): Mrkdwn {
  const { ref, title } = nameOf(view) ?? { ref: '', title: '' };
  const since = at(view.escalation.openedAt, reader);
  if (matter.kind === 'alert') {
    const { kind, severity, url } = matter.alert;
    return md`*Security alert* in *${ref}*: ${link(url, title)} (${alertWords[kind]}, ${severity}), since ${since}.`;
  }
  const name = title === '' ? md`${link(matter.url, ref)}` : md`${link(matter.url, ref)} ${title}`;
  const author = matter.authorId === null ? md`${matter.authorName}` : mention(view, matter.authorId);
  const { firstId } = view.escalation;
  if (firstId !== null && firstId === view.readerId)
    return md`${author} has been waiting for your review since ${since}: ${name}`;
  const reviewer = firstId === null ? md`${matter.reviewerName}` : mention(view, firstId);
  return md`${author} has been waiting for a review by ${reviewer} since ${since}: ${name}`;
}

const alertWords: Readonly<Record<AlertMatter['alert']['kind'], string>> = {
  'code-scanning': 'in the code',
  dependabot: 'in a dependency',
  'secret-scanning': 'a secret in the code',
};

function at(instant: Date | null, reader: ForReader): string {
  return instant === null ? 'some time ago' : showInstant(instant, reader);
}

/** Where it stands now, in one line. */
export function sayStanding(view: EscalationView, reader: ForReader): Mrkdwn {
  const { escalation, readerId } = view;
  const { resolved, ask } = escalation;
  if (resolved !== null) return sayResolved(view, reader);
  if (ask === null) return sayNobodyAsked(view);
  const hold = escalation.holds.at(-1);
  const isYou = ask.personId === readerId;
  const who = isYou ? md`You` : mention(view, ask.personId);
  if (hold !== undefined && reader.now < hold.until)
    return md`${who} ${isYou ? 'are' : 'is'} on it until ${at(hold.until, reader)}.`;
  const until = escalation.dueAt === null ? md`` : md` until ${at(escalation.dueAt, reader)}`;
  const isLast = escalation.level >= causes[escalation.cause].top;
  return isYou
    ? md`It is with you${until}${isLast ? '' : ', then one level up'}.`
    : md`It is with ${who} since ${at(ask.at, reader)}.`;
}

function sayNobodyAsked({ escalation, task }: EscalationView): Mrkdwn {
  if (escalation.askedIds.length === 0) return md`Whoever is first is asked when their work begins.`;
  if (escalation.level < PAST) return md`It goes one level up: whoever is next is asked when their work begins.`;
  if (task?.private === true)
    return md`It doesn’t climb any further: the task is private, and nobody further up may see it.`;
  const weeks = escalation.weeks === 0 ? '' : `, ${escalation.weeks} ${escalation.weeks === 1 ? 'week' : 'weeks'} ago`;
  return md`Everybody on the ladder was asked${weeks}, and it is still open.`;
}

function sayResolved(view: EscalationView, reader: ForReader): Mrkdwn {
  const { resolved } = view.escalation;
  if (resolved === null) return md``;
  const words = {
    unblocked: 'Unblocked',
    completed: 'Done',
    cancelled: 'Cancelled',
    settled: 'Settled',
    reviewed: 'Reviewed',
    merged: 'Merged',
    closed: 'Closed',
    gone: 'No longer so',
  }[resolved.how];
  const by = resolved.byId === null ? md`` : md` by ${mention(view, resolved.byId)}`;
  return md`*${words}*${by}, ${at(resolved.at, reader)}.`;
}

/** The line on the task's own card: with whom it is, since when. */
export function sayOnTask(view: EscalationView, reader: ForReader): Mrkdwn {
  const { cause, ask } = view.escalation;
  const label = cause === 'blocked' ? md`*Escalated*` : md`*${causeWords[cause]}*`;
  if (ask === null) return md`${label} ${sayNobodyAsked(view)}`;
  const hold = view.escalation.holds.at(-1);
  const isHeld = hold !== undefined && reader.now < hold.until;
  const who = mention(view, ask.personId);
  if (isHeld) return md`${label} ${who} is on it until ${at(hold.until, reader)}.`;
  return md`${label} With ${who} since ${at(ask.at, reader)}.`;
}

const causeWords: Readonly<Record<CauseName, string>> = {
  blocked: 'Blocked',
  overdue: 'Overdue',
  'long-running': 'Takes long',
  'waiting-cycle': 'Waits in a circle',
  'points-raised': 'Grew after its start',
  'by-hand': 'Raised',
  'review-waiting': 'Review waits',
  'failing-checks': 'Checks fail',
  'sync-conflict': 'Sync conflict',
  'security-alert': 'Security alert',
};
