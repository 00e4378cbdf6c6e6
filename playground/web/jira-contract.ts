import type { StatusName } from '../jira/deed.ts';
import type { DeliveryShown } from './contract.ts';

/** `GET jira?as`: the company's Jira with the board of its open sprint. `POST jira { as, act }` does something there, see `JiraAct`. */
export type JiraShown = {
  /** What is typed into *Connect Jira*. */
  readonly site: string;
  readonly email: string;
  readonly token: string;
  readonly isConnected: boolean;
  readonly project: string;
  /** The open one; null when there is none. */
  readonly sprint: {
    readonly name: string;
    readonly endsAt: string | null;
    /** Of all its issues, and of those that are done. */
    readonly points: number;
    readonly done: number;
  } | null;
  /** What is in the sprint, by status; without a sprint what is in none. */
  readonly columns: readonly { readonly status: StatusName; readonly issues: readonly JiraIssueShown[] }[];
  /** What went to Muster, newest first. */
  readonly deliveries: readonly DeliveryShown[];
};

export type JiraIssueShown = {
  readonly key: string;
  readonly summary: string;
  readonly points: number | null;
  /** Id of a person; null for nobody, or nobody of the company. */
  readonly assignee: string | null;
  readonly updatedAt: string;
};
