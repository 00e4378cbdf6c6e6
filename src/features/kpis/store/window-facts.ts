import { and, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { timeOf } from '../domain/fact.ts';
import { figuresOf, NO_COUNTS, type WindowFigures } from '../domain/figures.ts';
import type { Lens } from '../domain/measures.ts';
import { LENS_BYTES, offsetOf } from '../domain/pack.ts';
import type { Range, Scope } from '../domain/scope.ts';
import { kpiFacts } from '../schema.ts';

export type Window = {
  readonly scope: Scope;
  readonly range: Range;
  readonly lens: Lens;
  /** Null: all. */
  readonly repositoryId: RepositoryId | null;
};

const TIME_COLUMNS = {
  merged: { at: kpiFacts.mergedAt, week: kpiFacts.mergedWeek },
  deployed: { at: kpiFacts.deployedAt, week: kpiFacts.deployedWeek },
  updated: { at: kpiFacts.updatedAt, week: kpiFacts.updatedWeek },
} as const;

/** The figures of any stretch of time, from the facts in it and no others. */
export async function computeWindow(tx: Tx, window: Window): Promise<WindowFigures> {
  const { lens, range } = window;
  const time = timeOf(lens);
  const [row] = await tx
    .select({ readings: packedOf(lens), ...COUNTS })
    .from(kpiFacts)
    .where(and(isOf(window), isAt(range, time)));
  const { readings = null, ...counted } = row ?? {};
  const figures = figuresOf(readings ?? Buffer.alloc(0), lens);
  if (time === 'merged') return { counts: { ...NO_COUNTS, ...counted }, figures };
  // What is merged is counted by the merge under every lens.
  const [counts = NO_COUNTS] = await tx
    .select(COUNTS)
    .from(kpiFacts)
    .where(and(isOf(window), isAt(range, 'merged')));
  return { counts, figures };
}

/** The same week by week, oldest first; weeks without any are left out. */
export async function computeWeeks(
  tx: Tx,
  asked: Omit<Window, 'range'> & { readonly weeks: { readonly from: CalendarDay; readonly to: CalendarDay } },
): Promise<readonly (WindowFigures & { readonly week: CalendarDay })[]> {
  const { lens, weeks } = asked;
  const between = (time: keyof typeof TIME_COLUMNS) =>
    and(isOf(asked), gte(TIME_COLUMNS[time].week, weeks.from), lte(TIME_COLUMNS[time].week, weeks.to));
  const { week } = TIME_COLUMNS[timeOf(lens)];
  const [packed, counted] = await Promise.all([
    tx
      .select({ week, readings: packedOf(lens) })
      .from(kpiFacts)
      .where(between(timeOf(lens)))
      .groupBy(week),
    tx
      .select({ week: kpiFacts.mergedWeek, ...COUNTS })
      .from(kpiFacts)
      .where(and(between('merged'), kpiFacts.merged))
      .groupBy(kpiFacts.mergedWeek),
  ]);
  const all = [...new Set([...packed, ...counted].map((row) => row.week))].sort();
  return all.map((one) => {
    const { week: _, ...counts } = counted.find((row) => row.week === one) ?? { week: one, ...NO_COUNTS };
    const readings = packed.find((row) => row.week === one)?.readings ?? Buffer.alloc(0);
    return { week: one, counts, figures: figuresOf(readings, lens) };
  });
}

/** One value instead of thousands of rows: what takes the time is to bring rows, not to compute. */
function packedOf(lens: Lens) {
  const [from, length] = [offsetOf(lens) + 1, LENS_BYTES].map((n) => sql.raw(String(n)));
  return sql<Buffer | null>`string_agg(substring(${kpiFacts.readings} from ${from} for ${length}), ''::bytea)`;
}

const own = sql`${kpiFacts.merged} and not ${kpiFacts.bot}`;
const COUNTS = {
  merged: sql<number>`(count(*) filter (where ${own}))::int`,
  byBots: sql<number>`(count(*) filter (where ${kpiFacts.merged} and ${kpiFacts.bot}))::int`,
  reverts: sql<number>`(count(*) filter (where ${own} and ${kpiFacts.revert}))::int`,
  hotfixes: sql<number>`(count(*) filter (where ${own} and ${kpiFacts.hotfix}))::int`,
  authors: sql<number>`(count(distinct ${kpiFacts.authorPersonId}) filter (where ${own}))::int`,
};

/** Whose they are. */
export function isOf({ scope, repositoryId }: Pick<Window, 'scope' | 'repositoryId'>): SQL | undefined {
  const t = kpiFacts;
  const inRepository = repositoryId === null ? undefined : sql`${t.repositoryId} = ${repositoryId}`;
  switch (scope.kind) {
    case 'workspace':
      return inRepository;
    case 'person':
      return and(inRepository, sql`${t.authorPersonId} = ${scope.personId}`);
    case 'team':
      return and(inRepository, sql`${scope.teamId}::uuid = any (${t.teamIds})`);
    default:
      return scope satisfies never;
  }
}

/** When they count; the week is what an index can follow: it begins eight days before an instant at most, in any zone. */
export function isAt({ from, to }: Range, time: keyof typeof TIME_COLUMNS): SQL {
  const { at, week } = TIME_COLUMNS[time];
  const [first, end] = [from.toISOString(), to.toISOString()];
  return sql`(${at} >= ${first}::text::timestamptz and ${at} < ${end}::text::timestamptz
    and ${week} >= ${dayBefore(from, 8)}::text::date and ${week} <= ${dayBefore(to, -1)}::text::date)`;
}

/** In UTC. */
function dayBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
