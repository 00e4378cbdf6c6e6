import { personId } from '../../company.ts';
import type { JiraDeed } from '../../jira/deed.ts';
import { JIRA_PROJECT } from '../../jira/project.ts';
import type { ChapterNeeds } from '../chapter.ts';
import type { Idea } from '../work/backlog.ts';

type Told = JiraDeed extends infer Deed ? (Deed extends unknown ? Omit<Deed, 'at' | 'by'> : never) : never;
type Place = { readonly sprint: string; readonly at: number };

/** Writes down what a team does in Jira. Instants are milliseconds. */
export type IssuePen = {
  /** All that was written, in order; issues are named by the numbers Jira gives them in that order. */
  finish(): { readonly deeds: readonly JiraDeed[]; readonly keyOf: (draft: string) => string };
  /** Nothing is written after it. */
  readonly until: number;
  /** @param by the lead, unless somebody else is named */
  tell(at: number, told: Told, by?: string): void;
  /** @returns its provisional key */
  begin(idea: Idea, place: Place & { readonly to: string }): string;
  /** An issue that somebody works on from then on. */
  work(idea: Idea, place: Place & { readonly from: number }): void;
  /** What isn't done goes on in the next sprint. */
  close(sprint: string, next: { readonly into: string; readonly at: number }): void;
};

type Team = { readonly lead: string; readonly handles: readonly string[]; readonly until: number };

/** Working hours for a point, least and most; and until somebody has looked at it. */
const HOURS_A_POINT = [4, 12] as const;
const REVIEW_HOURS = [1, 9] as const;
/** How often an estimate is changed while somebody works on it. */
const ESTIMATED_ANEW = 0.12;

export function createIssuePen({ dice, calendarOf }: ChapterNeeds, { lead, handles, until }: Team): IssuePen {
  const written: { readonly deed: JiraDeed; readonly draft: string | null }[] = [];
  const freeAt = new Map<string, number>();
  const open = new Map<string, { sprint: string; doneAt: number }>();
  let count = 0;
  const write = (at: number, told: Told, { by, draft }: { by: string; draft: string | null }): void => {
    // The kind of a deed says which fields are missing, which the compiler can't follow through a union.
    const deed = { ...told, at: new Date(at).toISOString(), by: personId(by) } as JiraDeed;
    if (at < until) written.push({ deed, draft });
  };
  const tell: IssuePen['tell'] = (at, told, by = lead) => write(at, told, { by, draft: null });
  const begin: IssuePen['begin'] = ({ title: summary, points }, { sprint, at, to }) => {
    count += 1;
    const draft = `draft ${count}`;
    write(at, { kind: 'create', summary, points, sprint, assignee: personId(to) }, { by: lead, draft });
    return draft;
  };
  const nextFree = (): string => handles.toSorted((a, b) => (freeAt.get(a) ?? 0) - (freeAt.get(b) ?? 0))[0] ?? lead;
  return {
    ...{ until, tell, begin, finish: () => number(written) },
    work({ title, points }, { sprint, at, from }) {
      const to = nextFree();
      const { after } = calendarOf(to);
      const issue = begin({ title, points }, { sprint, at, to });
      const begunAt = after(Math.max(from, freeAt.get(to) ?? 0), dice.between(0.5, 5));
      const reviewAt = after(begunAt, points * dice.between(...HOURS_A_POINT));
      const doneAt = after(reviewAt, dice.between(...REVIEW_HOURS));
      freeAt.set(to, reviewAt);
      open.set(issue, { sprint, doneAt });
      tell(begunAt, { kind: 'move', issue, to: 'In Progress' }, to);
      if (dice.chance(ESTIMATED_ANEW)) tell(after(begunAt, 1), { kind: 'estimate', issue, points: points + 2 }, to);
      tell(reviewAt, { kind: 'move', issue, to: 'In Review' }, to);
      tell(doneAt, { kind: 'move', issue, to: 'Done' }, to);
    },
    close(sprint, { into, at }) {
      tell(at, { kind: 'close-sprint', sprint });
      const left = [...open].filter(([, one]) => one.sprint === sprint && one.doneAt >= at);
      for (const [n, [issue, one]] of left.entries()) {
        one.sprint = into;
        tell(at + (n + 1) * SECOND_MS, { kind: 'put', issue, sprint: into });
      }
    },
  };
}

const SECOND_MS = 1_000;

function number(written: readonly { readonly deed: JiraDeed; readonly draft: string | null }[]) {
  const inOrder = written.toSorted((a, b) => (a.deed.at < b.deed.at ? -1 : a.deed.at > b.deed.at ? 1 : 0));
  const drafts = inOrder.flatMap(({ draft }) => draft ?? []);
  const keyOf = (draft: string): string => `${JIRA_PROJECT.key}-${drafts.indexOf(draft) + 1}`;
  const deeds = inOrder.map(({ deed }) => ('issue' in deed ? { ...deed, issue: keyOf(deed.issue) } : deed));
  return { deeds, keyOf };
}
