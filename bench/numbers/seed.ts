import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';
import type { Fact } from '../../src/features/kpis/domain/fact.ts';
import { keepSubject } from '../../src/features/kpis/domain/kept-subject.ts';
import { RULES } from '../../src/features/kpis/domain/pack.ts';
import { placesOf, rollUp } from '../../src/features/kpis/domain/roll-up.ts';
import type { CalendarDay } from '../../src/kit/zones.ts';
import {
  COMMITS_EACH,
  type Invented,
  idOf,
  inventPull,
  kinds,
  PEOPLE,
  REPOSITORIES,
  TEAMS,
  YEARS,
  ZONE,
} from './invent.ts';

export const WORKSPACE = idOf(kinds.workspace, 1);
const YEAR_MS = 365.25 * 86_400_000;

/** A workspace of five years with so many pull requests, five times as many commits, and its numbers. */
export async function seedNumbers(sql: Sql, pulls: number, now: Date): Promise<void> {
  await seedPeople(sql, now);
  const step = (YEARS * YEAR_MS) / pulls;
  // An hour of nothing at the end, in which the bench merges its own.
  const at = (n: number) => now.getTime() - 3_600_000 - (pulls - 1 - n) * step;
  const invented = function* () {
    for (let n = 0; n < pulls; n += 1) yield inventPull(n, at(n));
  };
  const facts = [...invented()].map(({ fact }) => fact());
  await seedFacts(sql, facts);
  await seedWeeks(sql, facts);
  for (const { table, columns, rows } of TABLES) {
    const lines = function* () {
      for (const one of invented()) for (const row of rows(one)) yield lineOf(row);
    };
    await copy(sql, `${table} (workspace_id, ${columns})`, lines());
  }
  await sql`insert into kpi_fills (workspace_id, rules, started_at) values (${WORKSPACE}, ${RULES}, now())`;
  await sql`vacuum analyze`;
}

/** One more is merged, as the host tells it; its numbers aren't known yet. */
export async function tellPull(sql: Sql, one: Invented): Promise<void> {
  for (const { table, columns, rows } of TABLES.filter((of) => !of.table.startsWith('kpi_')))
    await copy(sql, `${table} (workspace_id, ${columns})`, rows(one).map(lineOf));
  await sql`insert into pull_request_changes (workspace_id, pull_request_id, host_updated_at)
    values (${WORKSPACE}, ${one.subject.id}, ${one.mergedAt.toISOString()}::text::timestamptz)`;
}

type Cell = string | number | boolean | null | Date;
type Table = { readonly table: string; readonly columns: string; readonly rows: (one: Invented) => readonly Cell[][] };

const sha = (kind: string, n: number) => `${kind}${n.toString(16)}`.padStart(40, '0');

export const TABLES: readonly Table[] = [
  {
    table: 'pull_requests',
    columns: `id, repository_id, number, host_id, title, body, url, state, draft, author_id, created_at, host_updated_at,
      merged_at, closed_at, merge_commit_sha, head_ref, head_sha, base_ref, base_sha, requested_reviewer_ids,
      requested_teams, labels, certainty, face, origin, first_commit_at, ready_at, first_review_at, picked_up_at,
      first_approval_at, last_approval_at, deployed_at`,
    rows: ({ subject, n, account, mergedAt }) => {
      const review = subject.responses[0]?.at ?? null;
      return [
        [
          ...[
            subject.id,
            subject.repositoryId,
            subject.number,
            String(n),
            `Change ${n}`,
            'Some words about it. '.repeat(8),
          ],
          ...[`https://github.com/acme/r/pull/${n}`, 'merged', false, idOf(kinds.account, account)],
          ...[subject.createdAt, mergedAt, mergedAt, mergedAt, sha('e', n), 'change', sha('d', n), 'main', sha('0', 0)],
          ...['[]', '[]', '[]', 'read', 'f', 'backfill', subject.authoredAt[0] ?? null, subject.createdAt],
          ...[review, review, review, review, subject.deployments[0]?.finishedAt ?? null],
        ],
      ];
    },
  },
  {
    table: 'pull_request_reviews',
    columns: 'id, repository_id, number, host_id, author_id, verdict, dismissed, submitted_at',
    rows: ({ subject, n, reviewer }) =>
      subject.responses.map(({ at }) => [
        ...[idOf(kinds.other, n), subject.repositoryId, subject.number, `r${n}`, idOf(kinds.account, reviewer)],
        ...['approved', false, at],
      ]),
  },
  {
    table: 'pull_request_timeline',
    columns: 'id, repository_id, number, kind, at, reviewer',
    rows: ({ subject, n, reviewer }) => [
      [
        ...[idOf(kinds.other, n), subject.repositoryId, subject.number, 'review-requested', subject.createdAt],
        `account:${idOf(kinds.account, reviewer)}`,
      ],
    ],
  },
  {
    table: 'commits',
    columns: `id, repository_id, sha, message, authored_at, committed_at, author_id, parents, on_default_branch`,
    rows: ({ subject, n, account }) =>
      subject.authoredAt.map((at, i) => [
        ...[idOf(kinds.other, n * COMMITS_EACH + i), subject.repositoryId, sha('c', n * COMMITS_EACH + i), 'A commit'],
        ...[at, at, idOf(kinds.account, account), '[]', false],
      ]),
  },
  {
    table: 'pull_request_commits',
    columns: 'id, repository_id, number, head_sha, sha, position',
    rows: ({ subject, n }) =>
      subject.authoredAt.map((_, i) => [
        ...[idOf(kinds.other, n * COMMITS_EACH + i), subject.repositoryId, subject.number, sha('d', n)],
        ...[sha('c', n * COMMITS_EACH + i), i],
      ]),
  },
  {
    table: 'deployments',
    columns: 'id, repository_id, host_id, sha, environment, production, state, at, succeeded_at',
    rows: ({ subject, n }) =>
      subject.deployments.map(({ finishedAt }) => [
        ...[idOf(kinds.other, n), subject.repositoryId, `d${n}`, sha('e', n), 'production', true, 'success'],
        ...[finishedAt, finishedAt],
      ]),
  },
  {
    table: 'shipments',
    columns: 'subject_id, repository_id, kind, sha, branch, at, tip, position, started_at, finished_at',
    rows: ({ subject, n, mergedAt }) =>
      subject.deployments.map(({ finishedAt }) => [
        ...[idOf(kinds.other, n), subject.repositoryId, 'deployment', sha('e', n), 'main', mergedAt, sha('e', n), 0],
        ...[finishedAt, finishedAt],
      ]),
  },
  {
    table: 'kpi_subjects',
    columns: 'pull_request_id, subject',
    rows: ({ subject }) => [[subject.id, JSON.stringify(keepSubject(subject))]],
  },
];

const stem = (kind: number) => idOf(kind, 0).slice(0, 24);

async function seedPeople(sql: Sql, now: Date): Promise<void> {
  const [at, id] = [now.toISOString(), WORKSPACE];
  const [person, team, account] = [stem(kinds.person), stem(kinds.team), stem(kinds.account)] as const;
  const hex = sql`lpad(to_hex(n), 12, '0')`;
  const repository = stem(kinds.repository);
  await sql`insert into people (workspace_id, id, slack_user_id, name, real_name, handle, time_zone, locale, kind,
      slack_primary_owner, slack_owner, slack_admin, source_updated_at)
    select ${id}, (${person} || ${hex})::uuid, 'U0P' || n, 'Person ' || n, 'Person ' || n, 'p' || n, ${ZONE}, 'en-US',
      'member', n = 0, n = 0, n = 0, ${at}::text::timestamptz from generate_series(0, ${PEOPLE - 1}::int) n`;
  await sql`insert into identities (workspace_id, id, source, external_key, login, bot, person_id, matched_by,
      first_seen_at, seen_at)
    select ${id}, (${account} || ${hex})::uuid, 'github', 'account:' || n, 'p' || n, n = ${PEOPLE}::int,
      case when n < ${PEOPLE}::int then (${person} || ${hex})::uuid end, 'confirmed', ${at}::text::timestamptz,
      ${at}::text::timestamptz from generate_series(0, ${PEOPLE}::int) n`;
  await sql`insert into teams (workspace_id, id, name, lead_person_id, created_at)
    select ${id}, (${team} || ${hex})::uuid, 'Team ' || n, (${person} || ${hex})::uuid, ${at}::text::timestamptz
    from generate_series(0, ${TEAMS - 1}::int) n`;
  await sql`insert into team_members (workspace_id, team_id, person_id)
    select ${id}, (${team} || lpad(to_hex(n % ${TEAMS}::int), 12, '0'))::uuid, (${person} || ${hex})::uuid
    from generate_series(0, ${PEOPLE - 1}::int) n`;
  await sql`insert into connections (workspace_id, id, source, via, account, state, connected_at)
    values (${id}, ${idOf(kinds.other, 1)}, 'github', 'token', 'acme', 'open', ${at}::text::timestamptz)`;
  await sql`insert into repositories (workspace_id, id, connection_id, host_id, full_name, default_branch, private, url,
      selected_at)
    select ${id}, (${repository} || ${hex})::uuid, ${idOf(kinds.other, 1)}, n::text, 'acme/r' || n, 'main', true, 'x',
      ${at}::text::timestamptz from generate_series(0, ${REPOSITORIES - 1}::int) n`;
}

const FACT_COLUMNS = `pull_request_id, repository_id, author_person_id, team_ids, time_zone, bot, merged, revert, hotfix,
  merged_at, deployed_at, updated_at, merged_week, deployed_week, updated_week, readings, rules`;

async function seedFacts(sql: Sql, facts: readonly Fact[]): Promise<void> {
  const lines = function* () {
    for (const fact of facts)
      yield lineOf([
        ...[fact.pullRequestId, fact.repositoryId, fact.authorPersonId, `{${fact.teamIds.join()}}`, fact.timeZone],
        ...[fact.bot, fact.merged, fact.revert, fact.hotfix, fact.at.merged, fact.at.deployed, fact.at.updated],
        ...[fact.weeks.merged, fact.weeks.deployed, fact.weeks.updated, `\\\\x${fact.readings.toString('hex')}`, RULES],
      ]);
  };
  await copy(sql, `kpi_facts (workspace_id, ${FACT_COLUMNS})`, lines());
}

/** Week after week as the refresh computes them, oldest first. */
async function seedWeeks(sql: Sql, facts: readonly Fact[]): Promise<void> {
  const byWeek = Map.groupBy(
    facts.flatMap((fact) => [...new Set(Object.values(fact.weeks))].map((week: CalendarDay) => ({ week, fact }))),
    ({ week }) => week,
  );
  const lines = function* () {
    for (const [week, entries] of byWeek) {
      const own = entries.map(({ fact }) => fact);
      const places = placesOf(own).filter((one) => one.week === week);
      for (const { scope, figures } of rollUp(places, own)) yield lineOf([scope, week, JSON.stringify(figures), 1]);
    }
  };
  await copy(sql, 'kpi_weeks (workspace_id, scope, week, figures, version)', lines());
}

const lineOf = (row: readonly Cell[]): string => `${[WORKSPACE, ...row].map(field).join('\t')}\n`;

async function copy(sql: Sql, into: string, lines: Iterable<string>): Promise<void> {
  const inParts = function* () {
    let part = '';
    for (const line of lines) {
      part += line;
      if (part.length < PART) continue;
      yield part;
      part = '';
    }
    if (part !== '') yield part;
  };
  await pipeline(Readable.from(inParts()), await sql.unsafe(`copy ${into} from stdin`).writable());
}

/** Signs sent at once. */
const PART = 200_000;

function field(cell: Cell): string {
  if (cell === null) return '\\N';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
