import type { PersonId, SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Blocker, TaskStatus } from '../../tasks/index.ts';
import type { Escalation } from './escalation.ts';
import type { AlertMatter, PullMatter } from './matter.ts';

export type ShownPerson = { readonly id: PersonId; readonly slackUserId: SlackUserId; readonly name: string };

/** The task of an escalation, as far as its card says something of it. */
export type ShownTask = {
  readonly id: TaskId;
  /** `T-12` */
  readonly ref: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly private: boolean;
  readonly responsibleId: PersonId;
  readonly accountableId: PersonId;
  readonly blocker: Blocker | null;
  readonly dueAt: Date | null;
  readonly startedAt: Date | null;
};

/** An escalation with everything needed to show it to one reader. */
export type EscalationView = {
  readonly escalation: Escalation;
  /** Null for a line that all who hold the task's card read. */
  readonly readerId: PersonId | null;
  /** Null where it is about none, or when the reader may not see it (any more): then nothing of it is shown. */
  readonly task: ShownTask | null;
  /** A pull request or an alert; null of tasks. */
  readonly outside: PullMatter | AlertMatter | null;
  /** Tasks that wait for it, as the reader may see them: `T-14`. */
  readonly waitingRefs: readonly string[];
  /** Who was asked before, in order; and how the reader came to it. */
  readonly asks: readonly { readonly personId: PersonId; readonly insteadOfId: PersonId | null; readonly at: Date }[];
  readonly people: ReadonlyMap<PersonId, ShownPerson>;
};

/** How it is called, in untrusted text; the title is empty where the reader may not see the words. Null: nothing is shown. */
export function nameOf({ task, outside, escalation, readerId }: EscalationView): {
  readonly ref: string;
  readonly title: string;
} | null {
  if (outside === null) return task;
  if (outside.kind === 'alert') return { ref: outside.ref, title: outside.alert.title };
  const mayRead = !outside.private || readerId === escalation.firstId;
  return { ref: outside.ref, title: mayRead ? outside.title : '' };
}

/** Whoever was asked may decide; nobody decides what is resolved. */
export function mayDecide(
  { resolved, askedIds }: Pick<Escalation, 'resolved' | 'askedIds'>,
  id: PersonId | null,
): boolean {
  return resolved === null && id !== null && askedIds.includes(id);
}
