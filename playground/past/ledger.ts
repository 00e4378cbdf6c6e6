import { z } from 'zod';

const instant = z.iso.datetime();
const day = z.iso.date();

/** Who or what somebody waits for. A `person` is a handle; `outside` and `tools` say what. */
export const blockerShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), who: z.string() }),
  z.object({ kind: z.literal('task'), number: z.int() }),
  z.object({ kind: z.literal('outside'), what: z.string() }),
  z.object({ kind: z.literal('tools'), what: z.string() }),
]);
export type RealBlocker = z.infer<typeof blockerShape>;

const blockShape = z.object({
  /** The truth: from when to when it really stood still, why, and because of whom. `until` is null while it lasts. */
  really: z.object({ since: instant, until: instant.nullable(), cause: z.string(), by: blockerShape }),
  /** What Muster was told; null when nobody ever pressed *Block*. */
  said: z
    .object({
      at: instant,
      reason: z.string(),
      /** What the form named; null when nothing, or by a command. */
      waitingOn: blockerShape.nullable(),
      expectedOn: day.nullable(),
      /** When it went on, was finished, cancelled or handed back; null while it is blocked. */
      until: instant.nullable(),
    })
    .nullable(),
});
export type BlockFact = z.infer<typeof blockShape>;

const taskShape = z.object({
  /** As in Muster: T-12 is 12. */
  number: z.int(),
  title: z.string(),
  team: z.string(),
  creator: z.string(),
  /** Who Muster says is responsible and accountable now, and who was at first. */
  responsible: z.string(),
  accountable: z.string(),
  firstResponsible: z.string(),
  points: z.int().nullable(),
  priority: z.enum(['urgent', 'high', 'normal', 'low']),
  dueOn: day.nullable(),
  /** The date at first, where it was moved since. */
  firstDueOn: day.nullable(),
  /** Number of the task it is a part of. */
  parent: z.int().nullable(),
  /** The message it was made from, in the channel where somebody reported it. */
  fromMessage: z.boolean(),
  status: z.enum(['assigned', 'in_progress', 'blocked', 'completed', 'cancelled']),
  createdAt: instant,
  /** First start since creation or the last reopening, as Muster was told. */
  startedAt: instant.nullable(),
  completedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** When the work was really finished: people press *Done* the next morning. */
  reallyDoneAt: instant.nullable(),
  /** Who really did most of it. */
  doneBy: z.string(),
  blocks: z.array(blockShape),
  handOvers: z.array(
    z.object({
      at: instant,
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      kind: z.enum(['hand-over', 'not-me']),
    }),
  ),
  reopenings: z.array(z.object({ at: instant, by: z.string(), reason: z.string() })),
});
export type TaskFact = z.infer<typeof taskShape>;

const personShape = z.object({
  handle: z.string(),
  team: z.string().nullable(),
  /** In a few words. */
  trait: z.string(),
  absences: z.array(
    z.object({
      ...{ from: day, to: day, why: z.string() },
      /** Whether Muster was told; only whoever is away at the present has told it. */
      told: z.boolean().default(false),
    }),
  ),
  /** When they last looked into Slack before the present: what came later they have not read. */
  lastLookedAt: instant,
});
export type PersonFact = z.infer<typeof personShape>;

const pullShape = z.object({
  /** As on GitHub: `tidewater/api` and #14. */
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  author: z.string(),
  /** Who gave a review, in order of the first. */
  reviewers: z.array(z.string()),
  /** Number of the task it is for; null where there is none. */
  task: z.int().nullable(),
  openedAt: instant,
  mergedAt: instant.nullable(),
  /** Without a merge. */
  closedAt: instant.nullable(),
  /** The truth: whether an agent wrote most of it, some, or nothing. */
  ai: z.enum(['yes', 'partly', 'no']),
  tool: z.enum(['claude-code', 'copilot', 'cursor']).nullable(),
  /** Where its signature still stands for everybody to see. */
  trace: z.enum(['none', 'trailer', 'footer']),
  /** How good it really is, 1 to 3. */
  quality: z.int().min(1).max(3),
  /** Number of the one it takes back, in the same repository. */
  reverts: z.int().nullable(),
});
export type PullFact = z.infer<typeof pullShape>;

/** The truth behind the company's past. A chapter that joins adds a field of its own. */
export const ledgerShape = z.object({
  seed: z.int(),
  from: instant,
  /** The present at which the past ends. */
  to: instant,
  people: z.array(personShape),
  /** By number. */
  tasks: z.array(taskShape),
  /** On GitHub, in order of opening; none in pasts of an earlier version. */
  pulls: z.array(pullShape).default([]),
});
export type Ledger = z.infer<typeof ledgerShape>;
