import { z } from 'zod';
import type { Ask, Request } from './request.ts';

/** A page of the older lists: `startAt` and either a total or a word that it was the last. */
const page = z.object({
  values: z.array(z.unknown()),
  isLast: z.boolean().nullish(),
  total: z.int().nullish(),
});

/** Most pages of one list: 20,000 things, more than any site has of what is listed this way. */
const PAGES_MAX = 200;

/** All values of a list, page after page; the caller reads each by itself, so that one odd value spoils nothing. */
export async function everyPage(
  request: Request,
  ask: Pick<Ask<unknown>, 'path' | 'params' | 'query'>,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let turn = 0; turn < PAGES_MAX; turn += 1) {
    const query = { ...ask.query, startAt: all.length, maxResults: 100 };
    const { values, isLast, total } = await request({ ...ask, query, schema: page });
    all.push(...values);
    const isDone = isLast ?? (typeof total === 'number' && all.length >= total);
    if (isDone || values.length === 0) break;
  }
  return all;
}

/** Those that read as what they should be. */
export function readAll<T>(values: readonly unknown[], schema: z.ZodType<T>): readonly T[] {
  return values.flatMap((value) => {
    const read = schema.safeParse(value);
    return read.success ? [read.data] : [];
  });
}
