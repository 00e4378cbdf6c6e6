import { inArray, sql } from 'drizzle-orm';
import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Fact } from '../domain/fact.ts';
import { keepSubject } from '../domain/kept-subject.ts';
import { RULES } from '../domain/pack.ts';
import type { Subject } from '../domain/subject.ts';
import { kpiFacts } from '../schema.ts';

/** What decides into which roll-ups a fact goes. */
export type PlacedFact = Pick<Fact, 'pullRequestId' | 'repositoryId' | 'authorPersonId' | 'teamIds' | 'weeks'>;

/** Where these stood so far; those that are new have no entry. */
export async function listPlacedFacts(tx: Tx, ids: readonly PullRequestId[]): Promise<readonly PlacedFact[]> {
  const t = kpiFacts;
  const rows = await tx
    .select({
      ...{ pullRequestId: t.pullRequestId, repositoryId: t.repositoryId, authorPersonId: t.authorPersonId },
      ...{ teamIds: t.teamIds, merged: t.mergedWeek, deployed: t.deployedWeek, updated: t.updatedWeek },
    })
    .from(t)
    .where(inArray(t.pullRequestId, [...ids]));
  return rows.map(({ merged, deployed, updated, ...row }) => ({
    pullRequestId: row.pullRequestId as PullRequestId,
    repositoryId: row.repositoryId as RepositoryId,
    authorPersonId: row.authorPersonId as PersonId | null,
    teamIds: row.teamIds as TeamId[],
    weeks: { merged, deployed, updated },
  }));
}

/** Writes facts with the subjects they were computed from, in the place of those known. */
export async function saveFacts(
  tx: Tx,
  all: readonly { readonly fact: Fact; readonly subject: Subject }[],
): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ fact, subject }) => ({ ...rowOf(fact), subject: keepSubject(subject) }));
  await tx.execute(sql`
    with told as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) t(${sql.raw(DECLARED)}, subject jsonb)),
    facts as (
      insert into kpi_facts (${sql.raw(NAMES.join(', '))}) select ${sql.raw(NAMES.join(', '))} from told
      on conflict (pull_request_id) do update set ${sql.raw(NAMES.map((name) => `${name} = excluded.${name}`).join(', '))}
      returning 1)
    insert into kpi_subjects (pull_request_id, subject) select pull_request_id, subject from told
    on conflict (pull_request_id) do update set subject = excluded.subject`);
}

/** Whether anything was ever told of a pull request. */
export async function hasFacts(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: kpiFacts.pullRequestId }).from(kpiFacts).limit(1)).length > 0;
}

/** Forgets those that don't count any more. */
export async function deleteFacts(tx: Tx, ids: readonly PullRequestId[]): Promise<void> {
  if (ids.length > 0) await tx.delete(kpiFacts).where(inArray(kpiFacts.pullRequestId, [...ids]));
}

/** What roll-ups are computed from. */
export type RollUpFact = Omit<PlacedFact, 'pullRequestId'> &
  Pick<Fact, 'bot' | 'merged' | 'revert' | 'hotfix' | 'readings'>;

/** Everything that some lens counts in these weeks, but these. By hand: hundreds of rows, many times a minute. */
export async function listFactsOfWeeks(
  tx: Tx,
  { weeks, but }: { readonly weeks: readonly CalendarDay[]; readonly but: readonly PullRequestId[] },
): Promise<readonly RollUpFact[]> {
  // An array, as an index can follow it on either side of an `or`; a list of rows would read the whole table.
  const asked = `{${weeks.join()}}`;
  const rows = await tx.run<FactRow>(sqlText`
    select repository_id, author_person_id, array_to_string(team_ids, ',') as team_ids, merged, bot, revert, hotfix,
      readings, merged_week::text, deployed_week::text, updated_week::text
    from kpi_facts
    where (merged_week = any (${asked}::text::date[]) or deployed_week = any (${asked}::text::date[])
      or updated_week = any (${asked}::text::date[])) and pull_request_id <> all (${`{${but.join()}}`}::text::uuid[])`);
  return rows.map((row) => ({
    ...{ merged: row.merged, bot: row.bot, revert: row.revert, hotfix: row.hotfix, readings: row.readings },
    ...{ repositoryId: row.repository_id, authorPersonId: row.author_person_id },
    teamIds: row.team_ids === '' ? [] : (row.team_ids.split(',') as TeamId[]),
    weeks: { merged: row.merged_week, deployed: row.deployed_week, updated: row.updated_week },
  }));
}

type FactRow = Pick<RollUpFact, 'merged' | 'bot' | 'revert' | 'hotfix' | 'readings'> & {
  readonly repository_id: RepositoryId;
  readonly author_person_id: PersonId | null;
  readonly team_ids: string;
  readonly merged_week: CalendarDay;
  readonly deployed_week: CalendarDay;
  readonly updated_week: CalendarDay;
};

const COLUMNS = {
  pull_request_id: 'uuid',
  repository_id: 'uuid',
  author_person_id: 'uuid',
  team_ids: 'uuid[]',
  time_zone: 'text',
  bot: 'boolean',
  merged: 'boolean',
  revert: 'boolean',
  hotfix: 'boolean',
  merged_at: 'timestamptz',
  deployed_at: 'timestamptz',
  updated_at: 'timestamptz',
  merged_week: 'date',
  deployed_week: 'date',
  updated_week: 'date',
  readings: 'bytea',
  rules: 'smallint',
} as const;
const NAMES = Object.keys(COLUMNS);
const DECLARED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

function rowOf(fact: Fact): Readonly<Record<keyof typeof COLUMNS, unknown>> {
  const { at, weeks } = fact;
  return {
    ...{ pull_request_id: fact.pullRequestId, repository_id: fact.repositoryId, team_ids: fact.teamIds },
    ...{ author_person_id: fact.authorPersonId, time_zone: fact.timeZone, bot: fact.bot, merged: fact.merged },
    ...{ revert: fact.revert, hotfix: fact.hotfix },
    ...{ merged_at: at.merged, deployed_at: at.deployed, updated_at: at.updated },
    ...{ merged_week: weeks.merged, deployed_week: weeks.deployed, updated_week: weeks.updated },
    ...{ readings: `\\x${fact.readings.toString('hex')}`, rules: RULES },
  };
}
