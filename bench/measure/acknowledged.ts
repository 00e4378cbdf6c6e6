import type { Sql } from 'postgres';
import { countKept } from '../../test/torture/stage/kept.ts';

export type Kept = {
  readonly acknowledged: number;
  /** Acknowledged commands without exactly one task, one history row and one card. */
  readonly wrong: number;
  /** Tasks nobody was told about: their answer was lost. */
  readonly unheard: number;
};

/** Compares what was answered as done with what the database holds. */
export async function checkAcknowledged(sql: Sql, numbers: readonly number[]): Promise<Kept> {
  const { unkept, tasks } = await countKept(sql, numbers);
  return { acknowledged: numbers.length, wrong: unkept, unheard: tasks - numbers.length };
}
