import type { PersonId } from '../../../kit/ids.ts';
import type { Team } from '../../people/index.ts';
import type { SecurityAlert } from '../../pull-requests/index.ts';
import type { Task } from '../../tasks/index.ts';
import type { Resolution, Subject } from './escalation.ts';

/** What an escalation is about, as it stands now. */
export type Matter = TaskMatter | PullMatter | AlertMatter;

export type TaskMatter = { readonly kind: 'task'; readonly id: string; readonly task: Task };

/** A pull request one of whose reviews is waited for. Texts are untrusted. */
export type PullMatter = {
  readonly kind: 'pull-request';
  readonly id: string;
  /** `acme/web#31` */
  readonly ref: string;
  readonly title: string;
  readonly url: string;
  /** Not everybody on the ladder may see the repository: its words are left out. */
  readonly private: boolean;
  /** Null when nobody has said whose account it is. */
  readonly authorId: PersonId | null;
  /** As Slack calls them, else their login. */
  readonly authorName: string;
  /** Whose review it is: a login, or a team. */
  readonly reviewerName: string;
  /** Why nobody waits for that review any more; null while somebody does. */
  readonly end: Resolution['how'] | null;
};

/** A security alert. Texts are untrusted. */
export type AlertMatter = {
  readonly kind: 'alert';
  readonly id: string;
  /** `acme/web` */
  readonly ref: string;
  readonly alert: Pick<SecurityAlert, 'kind' | 'severity' | 'title' | 'url'>;
  /** Whose work the repository is; null when nobody of a team has worked there lately. */
  readonly team: Team | null;
  readonly end: Resolution['how'] | null;
};

export function subjectOf({ kind, id }: Matter): Subject {
  return { kind, id };
}

/** Whose work it is: never asked to decide it. Null where that is nobody in particular. */
export function responsibleOf(matter: Matter): PersonId | null {
  if (matter.kind === 'task') return matter.task.responsibleId;
  return matter.kind === 'pull-request' ? matter.authorId : null;
}
