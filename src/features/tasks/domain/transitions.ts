import type { Blocker, Task, TaskStatus } from './task.ts';
import { taskRef } from './task.ts';

/** What somebody wants to happen to a task's status. `start` on a blocked task is *Unblock*. */
export const taskVerbs = ['start', 'block', 'done', 'reopen', 'cancel'] as const;
export type TaskVerb = (typeof taskVerbs)[number];

/** Either the next status or the sentence that says what to do instead. */
export type Move = TaskStatus | ((ref: string) => string);

/** The whole life of a task as data: status × verb. */
export const transitionTable: Readonly<Record<TaskStatus, Readonly<Record<TaskVerb, Move>>>> = {
  assigned: {
    start: 'in_progress',
    block: 'blocked',
    done: 'completed',
    reopen: (ref) => `${ref} is open already. To begin, use \`/task start ${ref}\`.`,
    cancel: 'cancelled',
  },
  in_progress: {
    start: (ref) => `${ref} is in progress already. When it is finished, use \`/task done ${ref}\`.`,
    block: 'blocked',
    done: 'completed',
    reopen: (ref) => `${ref} is open already and in progress. When it is finished, use \`/task done ${ref}\`.`,
    cancel: 'cancelled',
  },
  blocked: {
    start: 'in_progress',
    block: 'blocked',
    done: 'completed',
    reopen: (ref) => `${ref} is blocked, not closed. To go on with it, use \`/task start ${ref}\`.`,
    cancel: 'cancelled',
  },
  completed: {
    start: (ref) => `${ref} is already done. Reopen it first with \`/task reopen ${ref}\`.`,
    block: (ref) => `${ref} is already done, so nothing can block it. Reopen it first with \`/task reopen ${ref}\`.`,
    done: (ref) => `${ref} is already done. If something is left to do, use \`/task reopen ${ref}\`.`,
    reopen: 'assigned',
    cancel: (ref) => `${ref} is already done. To cancel it all the same, reopen it first with \`/task reopen ${ref}\`.`,
  },
  cancelled: {
    start: (ref) => `${ref} was cancelled. Reopen it first with \`/task reopen ${ref}\`.`,
    block: (ref) => `${ref} was cancelled, so nothing can block it. Reopen it first with \`/task reopen ${ref}\`.`,
    done: (ref) => `${ref} was cancelled. Reopen it first with \`/task reopen ${ref}\`, then mark it done.`,
    reopen: 'assigned',
    cancel: (ref) => `${ref} is cancelled already. If it is needed after all, use \`/task reopen ${ref}\`.`,
  },
};

/** Whether this verb may be used now: decides which buttons a card has. */
export function isPossible(status: TaskStatus, verb: TaskVerb): boolean {
  return typeof transitionTable[status][verb] === 'string';
}

export type Transition =
  | { readonly verb: 'start' | 'done' | 'reopen' | 'cancel'; readonly at: Date }
  | { readonly verb: 'block'; readonly at: Date; readonly blocker: Omit<Blocker, 'blockedAt'> };

export type Moved =
  | { readonly kind: 'moved'; readonly task: Task }
  | { readonly kind: 'refused'; readonly message: string };

/** Applies one verb by the table, setting and clearing the instants that belong to it. Never touches `version`. */
export function applyTransition(task: Task, transition: Transition): Moved {
  const move = transitionTable[task.status][transition.verb];
  if (typeof move !== 'string') return { kind: 'refused', message: move(taskRef(task.number)) };
  return { kind: 'moved', task: { ...task, ...entering(task, transition), status: move } };
}

const noSignOff = { awaitingSignOffAt: null, signOffAskedId: null };
const nothingElse = { blocker: null, completedAt: null, cancelledAt: null, consult: null, ...noSignOff };

/** The fields besides status; every verb says each of them, so that status and instants can't disagree. */
function entering(task: Task, transition: Transition): Partial<Task> {
  switch (transition.verb) {
    case 'start':
      return { ...nothingElse, startedAt: task.startedAt ?? transition.at };
    case 'block':
      return { ...nothingElse, blocker: { ...transition.blocker, blockedAt: since(task, transition.at) } };
    case 'done':
      // Accepted later, it was done when R said so.
      return { ...nothingElse, completedAt: task.awaitingSignOffAt ?? transition.at };
    case 'cancel':
      return { ...nothingElse, cancelledAt: transition.at };
    case 'reopen':
      return { ...nothingElse, startedAt: null };
    default:
      return transition satisfies never;
  }
}

/** Blocking a blocked task replaces the reason only: it has been blocked since the first time. */
function since(task: Task, at: Date): Date {
  return task.blocker?.blockedAt ?? at;
}
