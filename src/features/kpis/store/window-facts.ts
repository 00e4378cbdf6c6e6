import { and, type SQL, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { timeOf } from '../domain/fact.ts';
import { type Counts, figuresOf, type WindowFigures } from '../domain/figures.ts';
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
  const t = kpiFacts;
  const slice = sql`substring(${t.readings} from ${sql.raw(String(offsetOf(window.lens) + 1))} for ${sql.raw(String(LENS_BYTES))})`;
  // One value instead of thousands of rows: what takes the time is to read rows, not to compute.
  const [packed] = await tx
    .select({ readings: sql<Buffer | null>`string_agg(${slice}, ''::bytea)` })
    .from(t)
    .where(and(isOf(window), isAt(window.range, timeOf(window.lens))));
  const own = sql`filter (where not ${t.bot})`;
  const [counts] = await tx
    .select({
      merged: sql<number>`(count(*) ${own})::int`,
      byBots: sql<number>`(count(*) filter (where ${t.bot}))::int`,
      reverts: sql<number>`(count(*) filter (where not ${t.bot} and ${t.revert}))::int`,
      hotfixes: sql<number>`(count(*) filter (where not ${t.bot} and ${t.hotfix}))::int`,
      authors: sql<number>`(count(distinct ${t.authorPersonId}) ${own})::int`,
    })
    .from(t)
    .where(and(isOf(window), isAt(window.range, 'merged'), t.merged));
  return {
    counts: counts as Counts,
    figures: figuresOf(packed?.readings ?? Buffer.alloc(0), window.lens),
  };
}

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
