import {
  BOARD_ID,
  type Edition,
  type Hook,
  type Issue,
  type LogItem,
  POINTS_FIELD,
  type Project,
  SPRINT_FIELD,
  type Sprint,
  STATUSES,
  type Status,
  type User,
} from './model.ts';

/** A webhook's event and what it is about, before it is written down. */
export type Told =
  | { readonly event: 'jira:issue_created' | 'jira:issue_deleted'; readonly issue: Issue; readonly by: User }
  | {
      readonly event: 'jira:issue_updated';
      readonly issue: Issue;
      readonly by: User;
      readonly entry: Issue['log'][number];
    }
  | {
      readonly event: 'sprint_created' | 'sprint_started' | 'sprint_closed' | 'sprint_updated' | 'sprint_deleted';
      readonly sprint: Sprint;
    };

export type World = ReturnType<typeof createJiraWorld>;

/** A site with one or more projects; what people do there is a method, and each tells its webhook. */
export function createJiraWorld(given: {
  readonly now: () => number;
  readonly edition?: Edition;
  readonly projects?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly people?: readonly { readonly name: string; readonly email: string }[];
}) {
  const { edition = 'cloud', projects: keys = ['ABC'], names = {}, people = [] } = given;
  const projects: Project[] = keys.map((key, n) => ({
    ...{ id: String(10_000 + n), key, name: names[key] ?? `Project ${key}`, browsable: true },
  }));
  const users: User[] = people.map(({ name, email }) => ({
    ...{ accountId: `712020:${email.split('@')[0]}`, name, email, hidden: false },
  }));
  const issues: Issue[] = [];
  const sprints: Sprint[] = [];
  const hooks: Hook[] = [];
  const listeners: ((told: Told) => void)[] = [];
  let last = 0;
  let ids = 20_000;
  const nextId = () => {
    ids += 1;
    return String(ids);
  };
  /** No two things happen in one millisecond. */
  const tick = () => {
    last = Math.max(given.now(), last + 1);
    return last;
  };
  const tell = (told: Told) => {
    for (const listen of listeners) listen(told);
  };
  const user = (name: string): User => {
    const known = users.find((one) => one.name === name);
    if (known !== undefined) return known;
    const word = name.toLowerCase();
    const made = { accountId: `712020:${word}`, name, email: `${word}@acme.test`, hidden: false };
    users.push(made);
    return made;
  };
  const find = (idOrKey: string) => issues.find(({ id, key }) => id === idOrKey || key === idOrKey) ?? null;
  const get = (idOrKey: string): Issue => {
    const found = find(idOrKey);
    if (found === null) throw new Error(`the local Jira has no ${idOrKey}`);
    return found;
  };
  const change = (issue: Issue, by: User, item: LogItem): void => {
    const at = tick();
    issue.updatedAt = at;
    const entry = { id: nextId(), at, by, items: [item] };
    issue.log.push(entry);
    tell({ event: 'jira:issue_updated', issue, by, entry });
  };
  const numberIn = (project: Project) => issues.filter((one) => one.project === project).length + 1;
  return {
    ...{ edition, projects, users, issues, sprints, hooks, listeners, user, find, get, nextId },
    /** Ways out of a status by its name that this site doesn't have: `In Progress → Done`. */
    closedWays: new Set<string>(),
    /** Keys that one page of a list of nothing else holds; more by default than any test has. */
    keysMost: 1_000,
    /** Tokens of pages that are good no more; each is refused once. */
    lostPlaces: new Set<string>(),
    create(
      more: {
        readonly project?: string;
        readonly summary?: string;
        readonly by?: string;
        readonly points?: number;
        readonly sprint?: Sprint;
      } = {},
    ): Issue {
      const project = projects.find(({ key }) => key === (more.project ?? 'ABC'));
      if (project === undefined) throw new Error(`no project ${more.project}`);
      const at = tick();
      const sprint = more.sprint ?? null;
      const issue: Issue = {
        ...{ id: nextId(), key: `${project.key}-${numberIn(project)}`, project, status: statusCalled('To Do') },
        ...{ summary: more.summary ?? 'Something to do', type: 'Story', points: more.points ?? null, sprint },
        ...{ assignee: null, reporter: user(more.by ?? 'Rita'), sprints: new Set(sprint === null ? [] : [sprint]) },
        ...{ restricted: false, createdAt: at, updatedAt: at, resolvedAt: null, log: [], properties: new Map() },
      };
      issues.push(issue);
      tell({ event: 'jira:issue_created', issue, by: issue.reporter });
      return issue;
    },
    move(idOrKey: string, to: string, by = 'Rita'): void {
      const issue = get(idOrKey);
      const [before, after] = [issue.status, statusCalled(to)];
      issue.status = after;
      issue.resolvedAt = after.category === 'done' ? (issue.resolvedAt ?? last + 1) : null;
      change(issue, user(by), {
        ...{ field: 'status', fieldId: 'status', fieldtype: 'jira', from: before.id, fromString: before.name },
        ...{ to: after.id, toString: after.name },
      });
    },
    setPoints(idOrKey: string, points: number | null, by = 'Rita'): void {
      const issue = get(idOrKey);
      const before = issue.points;
      issue.points = points;
      change(issue, user(by), {
        ...{ field: 'Story Points', fieldId: POINTS_FIELD, fieldtype: 'custom', from: null, to: null },
        ...{ fromString: before === null ? null : String(before), toString: points === null ? null : String(points) },
      });
    },
    /** As Jira does it: the closed sprints an issue was in stay in its field. */
    setSprint(idOrKey: string, sprint: Sprint | null, by = 'Rita'): void {
      const issue = get(idOrKey);
      const before = [...issue.sprints];
      if (issue.sprint !== null && issue.sprint.state !== 'closed') issue.sprints.delete(issue.sprint);
      issue.sprint = sprint;
      if (sprint !== null) issue.sprints.add(sprint);
      const after = [...issue.sprints];
      const join = (of: readonly string[]) => of.join(', ');
      change(issue, user(by), {
        ...{ field: 'Sprint', fieldId: SPRINT_FIELD, fieldtype: 'custom' },
        ...{ from: join(before.map(({ id }) => id)), fromString: join(before.map(({ name }) => name)) },
        ...{ to: join(after.map(({ id }) => id)), toString: join(after.map(({ name }) => name)) },
      });
    },
    assign(idOrKey: string, to: string | null, by = 'Rita'): void {
      const issue = get(idOrKey);
      const before = issue.assignee;
      issue.assignee = to === null ? null : user(to);
      change(issue, user(by), {
        ...{ field: 'assignee', fieldId: 'assignee', fieldtype: 'jira', from: before?.accountId ?? null },
        ...{ fromString: before?.name ?? null, to: issue.assignee?.accountId ?? null, toString: to },
      });
    },
    rename(idOrKey: string, summary: string, by = 'Rita'): void {
      const issue = get(idOrKey);
      const before = issue.summary;
      issue.summary = summary;
      change(issue, user(by), {
        ...{ field: 'summary', fieldId: 'summary', fieldtype: 'jira', from: null, fromString: before },
        ...{ to: null, toString: summary },
      });
    },
    moveToProject(idOrKey: string, key: string, by = 'Rita'): void {
      const issue = get(idOrKey);
      const project = projects.find((one) => one.key === key);
      if (project === undefined) throw new Error(`no project ${key}`);
      const before = issue.key;
      issue.key = `${key}-${numberIn(project)}`;
      issue.project = project;
      change(issue, user(by), {
        ...{ field: 'Key', fieldId: 'issuekey', fieldtype: 'jira', from: null, fromString: before },
        ...{ to: null, toString: issue.key },
      });
    },
    remove(idOrKey: string, by = 'Rita'): void {
      const issue = get(idOrKey);
      issues.splice(issues.indexOf(issue), 1);
      tick();
      tell({ event: 'jira:issue_deleted', issue, by: user(by) });
    },
    planSprint(name: string): Sprint {
      const sprint: Sprint = {
        ...{ id: nextId(), name, boardId: BOARD_ID, state: 'future', startsAt: null, endsAt: null, completedAt: null },
      };
      sprints.push(sprint);
      tick();
      tell({ event: 'sprint_created', sprint });
      return sprint;
    },
    startSprint(sprint: Sprint, days = 14): void {
      sprint.state = 'active';
      sprint.startsAt = tick();
      sprint.endsAt = sprint.startsAt + days * 24 * 3_600_000;
      tell({ event: 'sprint_started', sprint });
    },
    closeSprint(sprint: Sprint): void {
      sprint.state = 'closed';
      sprint.completedAt = tick();
      tell({ event: 'sprint_closed', sprint });
    },
    /** The instant of the newest thing that happened. */
    lastAt: () => last,
  };
}

export function statusCalled(name: string): Status {
  const found = STATUSES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no status ${name}`);
  return found;
}
