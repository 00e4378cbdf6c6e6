import type { TrackerFact } from '../../../src/ports/outbound/tracker-fact.ts';
import type {
  IssueChange,
  IssueFact,
  TrackerAccount,
  TrackerSprint,
  TrackerStatus,
} from '../../../src/ports/outbound/tracker-records.ts';

export const statuses: readonly TrackerStatus[] = [
  { id: '1', name: 'To Do', category: 'to-do' },
  { id: '2', name: 'In Progress', category: 'in-progress' },
  { id: '3', name: 'In Review', category: 'in-progress' },
  { id: '4', name: 'Done', category: 'done' },
  { id: '5', name: 'Won’t do', category: 'done' },
];

export const account = (name: string, email: string | null = null): TrackerAccount => ({
  ...{ id: `acc-${name.toLowerCase()}`, name, email, bot: false },
});

const people = [account('Ana', 'ana@acme.test'), account('Bo'), account('Cy', 'cy@acme.test')];

/** An issue of `ABC` as the tracker tells it, to do and without points unless the test says otherwise. */
export function toldIssue(number: number, more: Partial<IssueFact> = {}): IssueFact {
  const at = new Date('2026-11-20T08:00:00Z');
  return {
    ...{ id: String(20_000 + number), key: `ABC-${number}`, project: { id: '10000', key: 'ABC' } },
    ...{ summary: `Issue ${number}`, status: one(statuses, 0), type: 'Story', points: null },
    ...{ assignee: null, reporter: null, parentKey: null, sprintIds: [], labels: [], restricted: false },
    ...{ createdAt: at, updatedAt: at, resolvedAt: null },
    ...more,
  };
}

export function toldSprint(id: string, more: Partial<TrackerSprint> = {}): TrackerSprint {
  const nothing = { boardId: '7', startsAt: null, endsAt: null, completedAt: null };
  return { id, name: `Sprint ${id}`, state: 'future', ...nothing, ...more };
}

/** What is done, how long after the one before in milliseconds, and with which of five things. */
export type Deed = readonly [deed: number, afterMs: number, which: number];

type Told = Pick<IssueChange, 'field'> & Readonly<Record<string, unknown>>;

/** The webhooks of one issue and its sprints; several may fall on one instant. */
export function tellStory(deeds: readonly Deed[]): readonly TrackerFact[] {
  let now = Date.parse('2026-11-20T08:00:00Z');
  let issue = toldIssue(1, { reporter: one(people, 1) });
  return deeds.map(([deed, after, which], n): TrackerFact => {
    now += after;
    const at = new Date(now);
    const by = one(people, which);
    const change = (told: Told, next: Partial<IssueFact>): TrackerFact => {
      issue = { ...issue, ...next, updatedAt: at };
      const id = { issueId: issue.id, changeId: `${500 + n}:${told.field}`, at, by };
      return { kind: 'issue', at, by, issue, changes: [{ ...id, ...told } as IssueChange] };
    };
    if (n === 0) return { kind: 'issue', at, by, issue, changes: [] };
    const { status, points, sprintIds, assignee, key } = issue;
    switch (deed) {
      case 0:
      case 1: {
        const to = one(statuses, which);
        return change({ field: 'status', from: bare(status), to: bare(to) }, { status: to });
      }
      case 2: {
        const to = [null, 1, 2, 3, 0.5][which] ?? null;
        return change({ field: 'points', from: points, to }, { points: to });
      }
      case 3:
      case 4: {
        const to = which === 0 ? [] : [String(30 + which)];
        return change({ field: 'sprint', from: sprintIds, to }, { sprintIds: to });
      }
      case 5: {
        const to = which === 0 ? null : by;
        return change({ field: 'assignee', from: assignee, to }, { assignee: to });
      }
      case 6: {
        const project = which > 2 ? { id: '10001', key: 'XYZ' } : { id: '10000', key: 'ABC' };
        const to = `${project.key}-${n}`;
        return change({ field: 'key', from: key, to }, { key: to, project });
      }
      case 7:
        return change({ field: 'other', name: 'summary', from: issue.summary, to: `S ${n}` }, { summary: `S ${n}` });
      case 8:
        if (n > 25 && which === 0)
          return { kind: 'issue-deleted', at, issueId: issue.id, key: issue.key, projectId: '10000' };
        return { kind: 'sprint', at, sprint: toldSprint(String(30 + which), { name: `Sprint at ${n}` }) };
      default: {
        const state = (['future', 'active', 'closed'] as const)[n % 3] ?? 'future';
        if (n > 20 && which === 4) return { kind: 'sprint-deleted', at, sprintId: '34' };
        return { kind: 'sprint', at, sprint: toldSprint(String(30 + which), { state, startsAt: at }) };
      }
    }
  });
}

/** As a log names it: without the category. */
const bare = ({ id, name }: TrackerStatus) => ({ id, name, category: null });

function one<T>(of: readonly T[], n: number): T {
  const found = of[n % of.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
