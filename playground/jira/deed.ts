/** Columns of the board, in order. */
export const STATUS_NAMES = ['To Do', 'In Progress', 'In Review', 'Done'] as const;
export type StatusName = (typeof STATUS_NAMES)[number];

/** What somebody can do in the local Jira. People are ids of the company's people, issues are named by their keys. */
export type JiraAct =
  | { readonly kind: 'move'; readonly issue: string; readonly to: StatusName }
  /** Of story points; null: none. */
  | { readonly kind: 'estimate'; readonly issue: string; readonly points: number | null }
  | { readonly kind: 'assign'; readonly issue: string; readonly to: string | null }
  /** The name of a sprint; null: back into the backlog. */
  | { readonly kind: 'put'; readonly issue: string; readonly sprint: string | null };

/** Who did it: a person's id, or Muster itself by its account. */
export const MUSTER = 'muster';

/** Something that happened there. `at` is ISO 8601. */
export type JiraDeed = { readonly at: string; readonly by: string } & (
  | JiraAct
  | {
      readonly kind: 'create';
      readonly summary: string;
      readonly points: number | null;
      readonly sprint: string | null;
      readonly assignee: string | null;
    }
  | { readonly kind: 'plan-sprint' | 'start-sprint' | 'close-sprint'; readonly sprint: string }
);
