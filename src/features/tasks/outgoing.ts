import type { PersonId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { Task } from './domain/task.ts';

type About = Pick<Task, 'id'>;

/** The living card of one task with one person. */
export function taskCard(task: About, personId: PersonId): OutboxMessage {
  return {
    key: `task:${task.id}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.card',
    args: { taskId: task.id, personId },
  };
}

/** What one change means to somebody who didn't make it; said once, and rewritten when the change is taken back. */
export function changeNote(task: About, changeId: string, personId: PersonId) {
  return {
    key: `task-note:${changeId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.change-note',
    args: { taskId: task.id, changeId, personId },
  } as const;
}

/** *Accept* or *Send back*: one question for each asking and person. */
export function signOffQuestion(task: About, askedAt: Date, personId: PersonId) {
  return {
    key: `task-sign-off:${task.id}:${askedAt.toISOString()}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.sign-off-question',
    args: { taskId: task.id, askedAt: askedAt.toISOString(), personId },
  } as const;
}

/** *No objection* or *Wait*: one question for each asking and consulted person. */
export function consultQuestion(task: About, askedAt: Date, personId: PersonId) {
  return {
    key: `task-consult:${task.id}:${askedAt.toISOString()}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.consult-question',
    args: { taskId: task.id, askedAt: askedAt.toISOString(), personId },
  } as const;
}

/** *Go on* or *Keep waiting*: to the accountable, once for each hold. */
export function consultDecision(task: Pick<Task, 'id' | 'accountableId'>, heldUntil: Date) {
  const personId = task.accountableId;
  return {
    key: `task-consult-decision:${task.id}:${heldUntil.toISOString()}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.consult-decision',
    args: { taskId: task.id, heldUntil: heldUntil.toISOString(), personId },
  } as const;
}

/** "It is free": once for each task that was the last it waited for. */
export function freeNote(task: About, closed: About, personId: PersonId) {
  return {
    key: `task-free:${task.id}:${closed.id}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.free-note',
    args: { taskId: task.id, personId },
  } as const;
}

/** What informed people hear, once a day. */
export function informedDigest(personId: PersonId, digestId: string) {
  return {
    key: `task-digest:${digestId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.informed-digest',
    args: { personId, digestId },
  } as const;
}

/** When a person's digest is due; there is one only for who has something to hear. */
export function sendsDigest(personId: PersonId): Mark {
  return { name: 'tasks.send-digest', key: personId, args: { personId } };
}

/** "Due tomorrow", once per task, date and person. */
export function dueSoonNote(task: Pick<Task, 'id' | 'dueOn'>, personId: PersonId): OutboxMessage {
  return {
    key: `task-due:${task.id}:${task.dueOn}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'tasks.due-soon-note',
    args: { taskId: task.id, personId },
  };
}

type Mark = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

export function dueSoon(task: About): Mark {
  return { name: 'tasks.remind-due', key: task.id, args: { taskId: task.id } };
}

/** When the silence of the consulted counts, or a wait has lasted as long as it may. */
export function consultHears(task: About): Mark {
  return { name: 'tasks.hear-consulted', key: task.id, args: { taskId: task.id } };
}

/** When the next level is asked for a sign-off. */
export function signOffClimbs(task: About): Mark {
  return { name: 'tasks.climb-sign-off', key: task.id, args: { taskId: task.id } };
}

export function dueOverdue(task: About): Mark {
  return { name: 'tasks.mark-overdue', key: task.id, args: { taskId: task.id } };
}
