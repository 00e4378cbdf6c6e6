import type { Role } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type Task, taskRef } from './task.ts';

/** Who asks, about which task. */
export type RightsQuestion = {
  readonly actor: { readonly personId: PersonId; readonly role: Role };
  readonly task: Pick<
    Task,
    | 'number'
    | 'status'
    | 'private'
    | 'creatorId'
    | 'responsibleId'
    | 'accountableId'
    | 'consultedIds'
    | 'informedIds'
    | 'signOffAskedId'
  >;
  readonly relations: Relations;
};

/** Who leads whom, read beforehand. */
export type Relations = { readonly leadsOf: (personId: PersonId) => readonly PersonId[] };

export type Verdict =
  | { readonly kind: 'allowed' }
  /** `not-found` where the task must stay unknown to the actor. */
  | { readonly kind: 'refused'; readonly fault: 'not-found' | 'forbidden'; readonly message: string };

/** All members; a private task only its creator and RACI people, not even admins. */
export function maySee(question: Pick<RightsQuestion, 'actor' | 'task'>): Verdict {
  const { actor, task } = question;
  if (!task.private || peopleOf(task).includes(actor.personId)) return allowed;
  return { kind: 'refused', fault: 'not-found', message: noSuchTask(task.number) };
}

/** Creator, R, A and their leads. */
export function mayEdit(question: RightsQuestion): Verdict {
  return decide(question, {
    who: isCreator(question) || isR(question) || isA(question) || isLead(question),
    otherwise: (ref) =>
      `Only the creator, the responsible, the accountable and their leads can edit ${ref}. Ask one of them.`,
  });
}

/** R or A; on a blocked task this is *Unblock*. */
export function mayStart(question: RightsQuestion): Verdict {
  return doers(question, 'start');
}

export function mayBlock(question: RightsQuestion): Verdict {
  return doers(question, 'block');
}

export function mayComplete(question: RightsQuestion): Verdict {
  return doers(question, 'complete');
}

/** A, creator or a lead of theirs or of R. */
export function mayCancel(question: RightsQuestion): Verdict {
  return deciders(question, 'cancel');
}

/** Naming another R or A. R alone uses hand over or *Not me*. */
export function mayReassign(question: RightsQuestion): Verdict {
  return deciders(question, 'reassign');
}

/** R gives it to somebody else. Whoever may reassign does that by editing. */
export function mayHandOver(question: RightsQuestion): Verdict {
  return decide(question, {
    who: isR(question),
    otherwise: (ref) => `Only the responsible can hand over ${ref}. The accountable or the creator can reassign it.`,
  });
}

/** R's own answer, nobody else's: an admin reassigns instead. */
export function maySayNotMe(question: RightsQuestion): Verdict {
  const seen = maySee(question);
  if (seen.kind === 'refused' || isR(question)) return seen;
  return forbidden(`${taskRef(question.task.number)} is not with you any more. Its card shows who has it now.`);
}

/** Whoever may edit reopens completed work; a cancellation is taken back by those who may cancel. */
export function mayReopen(question: RightsQuestion): Verdict {
  return question.task.status === 'cancelled' ? deciders(question, 'reopen') : mayEdit(question);
}

/** Going on, or not, without hearing the consulted: the accountable. */
export function mayDecideWait(question: RightsQuestion): Verdict {
  return decide(question, {
    who: isA(question),
    otherwise: (ref) => `Only the accountable can start ${ref} before the consulted were heard.`,
  });
}

/** Accept or send back: the accountable, and whoever was asked after them. */
export function maySignOff(question: RightsQuestion): Verdict {
  return decide(question, {
    who: isA(question) || question.actor.personId === question.task.signOffAskedId,
    otherwise: (ref) => `Only the accountable can accept ${ref} or send it back.`,
  });
}

/** Every action on an existing task; *Undo* has its own rule (`mayUndo`), and any member creates. */
export const taskRights = {
  see: maySee,
  edit: mayEdit,
  start: mayStart,
  block: mayBlock,
  done: mayComplete,
  cancel: mayCancel,
  reopen: mayReopen,
  reassign: mayReassign,
  'hand-over': mayHandOver,
  'not-me': maySayNotMe,
  'sign-off': maySignOff,
  'decide-wait': mayDecideWait,
} as const satisfies Readonly<Record<string, (question: RightsQuestion) => Verdict>>;
export type TaskAction = keyof typeof taskRights;

/** @throws MusterError 'not-found' or 'forbidden', in words for the person */
export function requireMay(action: TaskAction, question: RightsQuestion): void {
  const verdict = taskRights[action](question);
  if (verdict.kind === 'refused') throw new MusterError(verdict.fault, verdict.message);
}

/** The one sentence for a task that doesn't exist and for one the asker may not know of: they must not differ. */
export function noSuchTask(number: number): string {
  return `There is no ${taskRef(number)} that you can see. \`/task list\` shows your tasks.`;
}

/** The same for a button or form whose task can't be shown to whoever used it: without a number it tells nothing. */
export const taskGone = 'I can’t find that task any more. `/task list` shows yours.';

const allowed: Verdict = { kind: 'allowed' };

type Rule = { readonly who: boolean; readonly otherwise: (ref: string) => string };

function decide(question: RightsQuestion, { who, otherwise }: Rule): Verdict {
  const seen = maySee(question);
  if (seen.kind === 'refused') return seen;
  return who || question.actor.role === 'admin' ? allowed : forbidden(otherwise(taskRef(question.task.number)));
}

function doers(question: RightsQuestion, verb: string): Verdict {
  return decide(question, {
    who: isR(question) || isA(question),
    otherwise: (ref) => `Only the responsible or the accountable can ${verb} ${ref}. Ask one of them.`,
  });
}

function deciders(question: RightsQuestion, verb: string): Verdict {
  return decide(question, {
    who: isA(question) || isCreator(question) || isLead(question),
    otherwise: (ref) => `Only the accountable, the creator or a lead can ${verb} ${ref}. Ask one of them.`,
  });
}

function forbidden(message: string): Verdict {
  return { kind: 'refused', fault: 'forbidden', message };
}

function peopleOf(task: RightsQuestion['task']): readonly PersonId[] {
  return [task.creatorId, task.responsibleId, task.accountableId, ...task.consultedIds, ...task.informedIds];
}

const isCreator = ({ actor, task }: RightsQuestion) => actor.personId === task.creatorId;
const isR = ({ actor, task }: RightsQuestion) => actor.personId === task.responsibleId;
const isA = ({ actor, task }: RightsQuestion) => actor.personId === task.accountableId;

function isLead({ actor, task, relations }: RightsQuestion): boolean {
  const led = [task.creatorId, task.responsibleId, task.accountableId];
  return led.some((personId) => relations.leadsOf(personId).includes(actor.personId));
}
