import { z } from 'zod';
import { LENSES, MEASURES } from './measures.ts';
import { PRODUCTION_GAPS, PRODUCTION_MEASURES } from './production/production.ts';
import { GAPS } from './reading.ts';

/** Null where there is nothing: never 0 for it. Minutes, or rounds. */
const figure = z.number().nullable();

const summary = z.object({
  unit: z.enum(['minutes', 'rounds']),
  n: z.int().min(0),
  /** Counted by the lens, but an event is missing. */
  missing: z.int().min(0),
  /** The lens's own aggregate. */
  figure,
  median: figure,
  p75: figure,
  mean: figure,
});

const production = z.union([
  z.object({
    kind: z.literal('known'),
    value: z.number(),
    unit: z.enum(['deployments', 'per-week', 'days-per-week', 'share', 'minutes']),
    n: z.int().min(0),
  }),
  z.object({ kind: z.literal('unknown'), gap: z.enum(PRODUCTION_GAPS) }),
]);

const diagnosis = z.object({
  gap: z.enum(GAPS),
  missing: z.int().min(1),
  of: z.int().min(1),
  measures: z.array(z.enum(MEASURES)),
  remedy: z.enum(['connect-deployments', 'tag-releases', 'read-history', 'none']),
});

/** A week's numbers of one scope under one lens: what the API answers, Monday's message tells and exports hold. */
export const weeklySchema = z.object({
  scope: z.union([
    z.object({ kind: z.literal('person'), personId: z.uuid() }),
    z.object({ kind: z.literal('team'), teamId: z.uuid() }),
    z.object({ kind: z.literal('workspace') }),
  ]),
  /** ISO week, `2026-W48`. */
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  /** Its Monday's first instant and the next one's, in this zone. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  timeZone: z.string(),
  lens: z.enum(LENSES),
  /** Null: all repositories. */
  repositoryId: z.uuid().nullable(),
  counts: z.object({
    /** Throughput: pull requests merged that the lens doesn't leave out. */
    merged: z.int().min(0),
    /** Of them. */
    reverts: z.int().min(0),
    hotfixes: z.int().min(0),
    /** Left out: not merged, drafts, bots. */
    leftOut: z.int().min(0),
  }),
  /** Measures that the lens has. */
  measures: z.partialRecord(z.enum(MEASURES), summary),
  /** Null: not of this scope. */
  production: z.record(z.enum(PRODUCTION_MEASURES), production).nullable(),
  diagnosis: z.array(diagnosis),
});

export type Weekly = z.infer<typeof weeklySchema>;
