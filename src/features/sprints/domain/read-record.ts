import { z } from 'zod';
import type { TeamId } from '../../../kit/ids.ts';
import type { PastShare } from './person-velocity.ts';
import type { Kept, Moment } from './record.ts';
import type { SprintId } from './sprint.ts';
import type { PastSprint } from './velocity.ts';

/** A record as it lies in the store. */
export type SealedRecord = {
  readonly sprintId: string;
  readonly moment: Moment;
  readonly at: Date;
  /** Canonical JSON, byte for byte as it was sealed. */
  readonly body: string;
  /** SHA-256 of it, in hex. */
  readonly seal: string;
};

/** What composing a record anew takes from it. @throws ZodError it isn't a record of ours */
export function readKept(body: string): Kept {
  return keptShape.parse(JSON.parse(body)).kept;
}

/** A closed sprint, for velocity. @throws ZodError it isn't a record of ours */
export function readPastSprint({ at, body }: Pick<SealedRecord, 'at' | 'body'>): PastSprint {
  const { kept, numbers } = recordShape.parse(JSON.parse(body));
  const days = kept.people.reduce((sum, one) => sum + one.days, 0);
  return {
    ...{ id: kept.sprint.id, name: kept.sprint.name, closedAt: at },
    numbers,
    personDays: kept.people.length === 0 ? null : days,
  };
}

/**
 * Who was in the team and whose work was what, for the velocity of each. Of a tracker's sprint only those who had an issue
 * of it: of the others nobody knows whether they have an account there.
 * @throws ZodError it isn't a record of ours
 */
export function readShare({ sprintId, body }: Pick<SealedRecord, 'sprintId' | 'body'>): PastShare {
  const { kept, tasks, issues } = recordShape.parse(JSON.parse(body));
  if (kept.tracker === null) return { sprintId, personIds: kept.people.map(({ personId }) => personId), work: tasks };
  const whose = new Map(kept.tracker.issues.map((issue) => [issue.issueId, issue.responsibleId]));
  const work = issues.flatMap(({ issueId, done, points }) => {
    const responsibleId = whose.get(issueId) ?? null;
    return responsibleId === null ? [] : [{ responsibleId, done, points }];
  });
  return { sprintId, personIds: [...new Set(work.map(({ responsibleId }) => responsibleId))], work };
}

const instant = z.iso.datetime().transform((at) => new Date(at));

const keptParts = z.object({
  sprint: z.object({
    id: z.string().transform((id) => id as SprintId),
    teamId: z
      .string()
      .transform((id) => id as TeamId)
      .nullable(),
    teamName: z.string().nullable(),
    ...{ source: z.enum(['muster', 'tracker']), name: z.string(), timeZone: z.string() },
    ...{ startsOn: z.string(), endsOn: z.string(), startedAt: instant },
  }),
  people: z.array(z.object({ personId: z.string(), days: z.number() })),
  past: z.array(z.string()),
  tracker: z
    .object({
      events: z.array(
        z.object({
          ...{ itemId: z.string(), at: instant, order: z.string(), points: z.number().nullable() },
          kind: z.enum(['added', 'removed', 'pointed', 'done', 'reopened']),
        }),
      ),
      issues: z.array(
        z.object({
          ...{ issueId: z.string(), key: z.string() },
          ...{ summary: z.string().nullable(), responsibleId: z.string().nullable() },
        }),
      ),
    })
    .nullable(),
  items: z.array(
    z.object({ taskId: z.string(), number: z.number(), version: z.number(), from: instant, until: instant.nullable() }),
  ),
});
const keptShape = z.object({ kept: keptParts });

const share = z.number().nullable();
const tally = z.object({
  ...{ committed: z.number(), added: z.number(), removed: z.number(), reestimated: z.number() },
  ...{ completed: z.number(), carriedOver: z.number(), completion: share, carryOver: share, scopeChange: share },
  warnings: z.array(z.enum(['carry-over', 'scope'])),
});
const task = z.object({
  ...{ taskId: z.string(), number: z.number(), title: z.string().nullable(), status: z.string() },
  ...{ responsibleId: z.string(), points: z.number().nullable(), counts: z.boolean(), done: z.boolean() },
  completedAt: instant.nullable(),
});
const recordShape = z.object({
  kept: keptParts,
  numbers: z.object({ unit: z.enum(['points', 'items']), points: tally, items: tally, unpointed: z.number() }),
  tasks: z.array(task),
  issues: z.array(
    z.object({ issueId: z.string(), counts: z.boolean(), done: z.boolean(), points: z.number().nullable() }),
  ),
});
