import type { Team } from '../../company.ts';
import { type Chapter, type ChapterNeeds, isoOf } from '../chapter.ts';
import type { PlannedDeed } from '../planned-deed.ts';
import { listSprints, type SprintSpan } from '../sprints/sprint-span.ts';
import { jiraTitles } from '../words/jira-titles.ts';
import { createBacklog } from '../work/backlog.ts';
import { createIssuePen, type IssuePen } from './issue-pen.ts';

/** The team whose board is in Jira. */
export const jiraTeam = 'Mobile';

/**
 * The team's sprints in Jira, with all that moved in them; Muster is connected two hours before the present, reads it, and
 * hears whose the board is. Tasks of that team which are under way are tied to an issue each.
 */
export const jiraChapter: Chapter = {
  name: 'jira',
  write(needs) {
    const { company, to } = needs;
    const team = company.teams.find(({ name }) => name === jiraTeam);
    if (team === undefined) throw new Error(`there is no team ${jiraTeam}`);
    const handleOf = (id: string): string => company.people.find((one) => one.id === id)?.handle ?? '';
    const lead = handleOf(team.lead);
    const pen = createIssuePen(needs, { lead, handles: team.members.map(handleOf), until: to - CONNECTED_BEFORE_MS });
    const spans = listSprints({ ...needs, to: pen.until }, lead);
    const ideas = createBacklog(jiraTitles, needs.dice);
    for (const [at, span] of spans.entries()) writeSprint(pen, { span, before: spans[at - 1] ?? null, ideas });
    const ties = spans.length === 0 ? [] : writeTied(needs, pen, { team, span: spans.at(-1) });
    const owner = company.people.find(({ kind }) => kind === 'owner')?.handle ?? '';
    const { deeds: onJira, keyOf } = pen.finish();
    const named = ties.map((tie) => ({ ...tie, issue: keyOf(tie.issue) }));
    return { deeds: spans.length === 0 ? [] : connect({ owner, lead, at: pen.until, ties: named }), onJira, facts: {} };
  },
};

/** Issues of a sprint at its start. */
const ISSUES = 5;

type Turn = {
  readonly span: SprintSpan;
  readonly before: SprintSpan | null;
  readonly ideas: ReturnType<typeof createBacklog>;
};

const nameOf = ({ name }: SprintSpan): string => `${jiraTeam} ${name.replace('Sprint ', '')}`;

function writeSprint(pen: IssuePen, { span, before, ideas }: Turn): void {
  const { opensAt } = span;
  const sprint = nameOf(span);
  pen.tell(opensAt - 20 * MINUTE_MS, { kind: 'plan-sprint', sprint });
  for (let count = 0; count < ISSUES; count += 1) {
    const idea = ideas.take();
    if (idea !== null) pen.work(idea, { sprint, at: opensAt - (15 - count) * MINUTE_MS, from: opensAt });
  }
  if (before !== null) pen.close(nameOf(before), { into: sprint, at: opensAt - 5 * MINUTE_MS });
  pen.tell(opensAt, { kind: 'start-sprint', sprint });
  const late = ideas.take();
  if (late !== null && isOdd(span)) pen.work(late, { sprint, at: opensAt + 3 * DAY_MS, from: opensAt + 3 * DAY_MS });
}

const isOdd = ({ name }: SprintSpan): boolean => Number(name.replace('Sprint ', '')) % 2 === 1;

type Tied = { readonly task: number; readonly issue: string };

/** An issue each for what the team has under way in Muster, at the same point. */
function writeTied(
  { told }: ChapterNeeds,
  pen: IssuePen,
  { team, span }: { readonly team: Team; readonly span: SprintSpan | undefined },
): readonly Tied[] {
  if (span === undefined) return [];
  const under = told.tasks.filter(
    (task) => task.team === team.name && task.status === 'in_progress' && task.parent === null,
  );
  return under.slice(-TIES_MAX).map(({ number: task, title, points, responsible, startedAt }) => {
    const startedMs = Math.max(Date.parse(startedAt ?? ''), span.opensAt + HOUR_MS);
    const issue = pen.begin(
      { title, points: points ?? 2 },
      { sprint: nameOf(span), at: span.opensAt, to: responsible },
    );
    pen.tell(startedMs, { kind: 'move', issue, to: 'In Progress' }, responsible);
    return { task, issue };
  });
}

const TIES_MAX = 2;

type Connection = {
  readonly owner: string;
  readonly lead: string;
  readonly at: number;
  readonly ties: readonly Tied[];
};

function connect({ owner, lead, at, ties }: Connection): readonly PlannedDeed[] {
  return [
    { at: isoOf(at), by: owner, deed: { kind: 'connect-jira' } },
    { at: isoOf(at + 2 * MINUTE_MS), by: lead, deed: { kind: 'own-board' } },
    ...ties.map(({ task, issue }, n): PlannedDeed => {
      return { at: isoOf(at + (3 + n) * MINUTE_MS), by: lead, deed: { kind: 'tie', task, issue } };
    }),
  ];
}

/** Long enough before the present that Muster has sealed what it read, and in the working hours of both. */
const CONNECTED_BEFORE_MS = 130 * 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
