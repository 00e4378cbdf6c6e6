import { z } from 'zod';

/** How the world's clock goes: as this machine's does, moved by `aheadMs`; or it stands at an instant, in milliseconds. */
export type Pace =
  | { readonly kind: 'runs'; readonly aheadMs: number }
  | { readonly kind: 'stands'; readonly atMs: number };

const pace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('runs'), aheadMs: z.number() }),
  z.object({ kind: z.literal('stands'), atMs: z.number() }),
]);

/** All that the playground can tell Muster's process besides signed requests. Every message is answered with its id. */
export const clockMessage = z.discriminatedUnion('ask', [
  z.object({ id: z.int(), ask: z.literal('pace'), pace }),
  z.object({ id: z.int(), ask: z.literal('tick') }),
  z.object({ id: z.int(), ask: z.literal('settle') }),
  z.object({ id: z.int(), ask: z.literal('next-due') }),
]);

export type ClockMessage = z.infer<typeof clockMessage>;

/** `atMs` is for `next-due`: null when nothing is. `trouble` says why it could not be done. */
export const clockReply = z.object({
  id: z.int(),
  atMs: z.number().nullable().default(null),
  trouble: z.string().nullable().default(null),
});

/** The instant a clock of this pace shows. */
export function instantAt(pace: Pace): Date {
  return new Date(pace.kind === 'stands' ? pace.atMs : Date.now() + pace.aheadMs);
}
