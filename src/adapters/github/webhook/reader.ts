import type { z } from 'zod';
import type { HostFact } from '../../../ports/outbound/host-fact.ts';

export type Reader = (body: unknown) => readonly HostFact[];

/** Reads bodies of one shape; a body of another shape says nothing. */
export function reader<S extends z.ZodType>(schema: S, toFacts: (body: z.output<S>) => readonly HostFact[]): Reader {
  return (body) => {
    const { success, data } = schema.safeParse(body);
    return success ? toFacts(data) : [];
  };
}

/** Some events carry no time at all: whoever hears of them goes by when they were received. */
export const NO_TIME = new Date(0);
