import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { Args, Schedule } from '../../ports/inbound/feature.ts';
import { crashPoint } from '../crash-points.ts';
import type { JobData } from '../jobs/queue.ts';
import { nameList } from './name-list.ts';
import { planRun } from './plan-run.ts';
import { MANY_JOB, type ManyRunsPayload, SCHEDULE_JOB, type ScheduleRunPayload } from './run-schedule.ts';

type Due = {
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly key: string;
  readonly args: Args;
  readonly dueAt: Date;
  readonly recurring: boolean;
};

type Planned = Due & { readonly outcome: 'queued' | 'skipped'; readonly nextAt: Date | null };

export type Claim = {
  readonly sql: Sql;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly addJobs: (sql: Sql, items: readonly JobData[]) => Promise<void>;
  readonly now: Date;
};

/** Rows of one transaction: short enough that a replica never waits long for another's locks. */
const MOST = 100;

/**
 * Takes rows that are due, earliest first, and in one transaction writes their run rows, moves them on, and queues
 * their jobs. A row whose instant was run before only moves on.
 * @returns how many rows it took; 0 when nothing is due
 */
export async function claimDue(claim: Claim): Promise<number> {
  const { sql, schedules, now } = claim;
  if (!(await isAnyDue(sql, [...schedules.keys()], now))) return 0;
  const claimed = await sql.begin(async (tx) => {
    const inside = tx as unknown as Sql;
    const due = await lockDue(inside, [...schedules.keys()], now);
    crashPoint('schedule.claimed');
    const planned = due.flatMap((row) => plan(row, schedules.get(row.name), now));
    const fresh = await insertRuns(inside, planned, now);
    await moveOn(inside, planned);
    const queued = planned.filter((row) => fresh.has(identify(row)) && row.outcome === 'queued');
    await claim.addJobs(inside, toJobs(queued, schedules));
    return due.length;
  });
  crashPoint('schedule.committed');
  return claimed;
}

/** Asked every second, so it is one round trip outside any transaction. */
async function isAnyDue(sql: Sql, names: readonly string[], now: Date): Promise<boolean> {
  const rows = await sql`
    select 1 from schedules
    where next_run_at <= ${now.toISOString()}::text::timestamptz and name in (${nameList(sql, names)}) limit 1`;
  return rows.length > 0;
}

/** Only names known here: while versions change over, a newer replica's waits are its own business. */
async function lockDue(sql: Sql, names: readonly string[], now: Date): Promise<Due[]> {
  const rows = await sql<(Omit<Due, 'args' | 'dueAt'> & { args: string; dueMs: number })[]>`
    select workspace_id as "workspaceId", name, key, args::text as args, recurring,
      (extract(epoch from next_run_at) * 1000)::float8 as "dueMs"
    from schedules
    where next_run_at <= ${now.toISOString()}::text::timestamptz and name in (${nameList(sql, names)})
    order by next_run_at, workspace_id, name, key
    limit ${MOST}
    for update skip locked`;
  return rows.map(({ dueMs, args, ...row }) => ({ ...row, args: JSON.parse(args), dueAt: new Date(dueMs) }));
}

function plan(row: Due, schedule: Schedule | undefined, now: Date): Planned[] {
  if (schedule === undefined) return [];
  return [{ ...row, ...planRun(schedule, { dueAt: row.dueAt, recurring: row.recurring, now }) }];
}

/** @returns the identities of runs that weren't there before */
async function insertRuns(sql: Sql, planned: readonly Planned[], now: Date): Promise<ReadonlySet<string>> {
  const rows = await sql<{ workspaceId: string; name: string; key: string; dueMs: number }[]>`
    insert into runs (workspace_id, name, key, due_at, claimed_at, outcome)
    select r."workspaceId", r.name, r.key, r."dueAt", ${now.toISOString()}::text::timestamptz, r.outcome
    from jsonb_to_recordset(${JSON.stringify(planned)}::text::jsonb)
      as r("workspaceId" uuid, name text, key text, "dueAt" timestamptz, outcome text)
    on conflict do nothing
    returning workspace_id as "workspaceId", name, key, (extract(epoch from due_at) * 1000)::float8 as "dueMs"`;
  return new Set(rows.map(({ dueMs, ...row }) => identify({ ...row, dueAt: new Date(dueMs) })));
}

async function moveOn(sql: Sql, planned: readonly Planned[]): Promise<void> {
  const moves = JSON.stringify(planned);
  const columns = sql`("workspaceId" uuid, name text, key text, "nextAt" timestamptz)`;
  await sql`
    update schedules s set next_run_at = r."nextAt"
    from jsonb_to_recordset(${moves}::text::jsonb) as r${columns}
    where s.workspace_id = r."workspaceId" and s.name = r.name and s.key = r.key and r."nextAt" is not null`;
  await sql`
    delete from schedules s using jsonb_to_recordset(${moves}::text::jsonb) as r${columns}
    where s.workspace_id = r."workspaceId" and s.name = r.name and s.key = r.key and r."nextAt" is null`;
}

/** A job each; one for all of a workspace and name where the schedule runs many together. */
function toJobs(rows: readonly Planned[], schedules: Claim['schedules']): JobData[] {
  const isMany = ({ name }: Planned) => schedules.get(name)?.runMany !== undefined;
  const groups = Map.groupBy(rows.filter(isMany), ({ workspaceId, name }) => `${workspaceId} ${name}`);
  return [
    ...rows.filter((row) => !isMany(row)).map(toJob),
    ...[...groups.values()].flatMap((group) => toManyJob(group)),
  ];
}

function toManyJob(group: readonly Planned[]): JobData[] {
  const [first] = group;
  if (first === undefined) return [];
  const runs = group.map(({ key, args, dueAt }) => ({ key, args, dueAt: dueAt.toISOString() }));
  const payload: ManyRunsPayload = { workspaceId: first.workspaceId, name: first.name, runs };
  return [{ kind: MANY_JOB, payload }];
}

function toJob({ workspaceId, name, key, args, dueAt }: Planned): JobData {
  const payload: ScheduleRunPayload = { workspaceId, name, key, args, dueAt: dueAt.toISOString() };
  return { kind: SCHEDULE_JOB, payload };
}

function identify(row: { workspaceId: string; name: string; key: string; dueAt: Date }): string {
  return JSON.stringify([row.workspaceId, row.name, row.key, row.dueAt.getTime()]);
}
