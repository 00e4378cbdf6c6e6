import { z } from 'zod';
import type { PersonId, SlackChannelId, TaskId } from '../../../kit/ids.ts';
import {
  CHILDREN_MAX,
  DETAILS_MAX,
  LABEL_MAX,
  LABELS_MAX,
  LINE_MAX,
  PEOPLE_MAX,
  TITLE_MAX,
  WAITS_MAX,
} from './limits.ts';
import { type Points, pointScale, priorities, taskTypes } from './task.ts';
import { oneLine, optionalText, requiredLine } from './text-input.ts';

const personId = z.uuid().transform((id) => id as PersonId);
const taskId = z.uuid().transform((id) => id as TaskId);
const people = z
  .array(personId)
  .max(PEOPLE_MAX, `That's more than ${PEOPLE_MAX} people. Name the ones who matter most.`)
  .transform((ids) => [...new Set(ids)]);

/** `YYYY-MM-DD` of a day that exists. */
export const calendarDate = z.iso.date('Write the date as 2026-12-01, or choose it from the calendar.');

export const taskTitle = requiredLine({
  max: TITLE_MAX,
  empty: 'A task needs a title. Say in a few words what should be done.',
  tooLong: (length) =>
    `The title has ${length} characters, ${TITLE_MAX} is the most. Keep its core here and put the rest into the details.`,
});

const taskDetails = optionalText({
  max: DETAILS_MAX,
  tooLong: (length) =>
    `The details have ${length} characters, ${DETAILS_MAX} is the most. Shorten them or link a document.`,
});

const points = z.literal(pointScale as readonly Points[], `Points are one of ${pointScale.join(', ')}.`);

const labels = z
  .array(z.string())
  .transform((all) => [
    ...new Map(
      all
        .map(oneLine)
        .filter(Boolean)
        .map((label) => [label.toLowerCase(), label]),
    ).values(),
  ])
  .superRefine((all, context) => {
    if (all.length > LABELS_MAX) {
      context.addIssue({ code: 'custom', message: `That's ${all.length} labels, ${LABELS_MAX} is the most.` });
    }
    const long = all.find((label) => label.length > LABEL_MAX);
    if (long !== undefined) {
      const message = `The label “${long.slice(0, LABEL_MAX)}…” is too long: ${LABEL_MAX} characters is the most.`;
      context.addIssue({ code: 'custom', message });
    }
  });

const source = z.object({
  permalink: z.url(),
  channelId: z.string().transform((id) => id as SlackChannelId),
  ts: z.string(),
});

const editable = {
  title: taskTitle,
  details: taskDetails,
  responsibleId: personId,
  accountableId: personId,
  consultedIds: people,
  informedIds: people,
  dueOn: calendarDate.nullable(),
  points: points.nullable(),
  priority: z.enum(priorities),
  type: z.enum(taskTypes),
  labels,
  waitsForIds: z
    .array(taskId)
    .max(WAITS_MAX, `A task can wait for ${WAITS_MAX} others at most.`)
    .transform((ids) => [...new Set(ids)]),
  private: z.boolean(),
  askFirst: z.boolean(),
  parentId: taskId.nullable(),
};

const parts = z
  .array(z.object({ title: taskTitle, points: points.nullable() }))
  .max(CHILDREN_MAX, `Split it into ${CHILDREN_MAX} at most.`);

/** What a new task may say; left out: the creator is R, A follows the default, the rest is empty. */
export const createTaskInput = z.object({
  title: editable.title,
  details: editable.details.default(''),
  responsibleId: personId.nullable().default(null),
  accountableId: personId.nullable().default(null),
  consultedIds: editable.consultedIds.default([]),
  informedIds: editable.informedIds.default([]),
  dueOn: editable.dueOn.default(null),
  points: editable.points.default(null),
  priority: editable.priority.default('normal'),
  type: editable.type.default('feature'),
  labels: editable.labels.default([]),
  waitsForIds: editable.waitsForIds.default([]),
  private: editable.private.default(false),
  askFirst: editable.askFirst.default(false),
  parentId: editable.parentId.default(null),
  source: source.nullable().default(null),
  /** Children made together with this task: the way to split 13 or 21 points. */
  children: parts.default([]),
});
export type CreateTask = z.infer<typeof createTaskInput>;

/** Only the fields that change; `ifVersion` is the version the editor had before their eyes. */
export const editTaskInput = z.object({
  taskId,
  ifVersion: z.int().min(1),
  changes: z.object(editable).partial(),
  /** Parts to be made beside those it has. */
  children: parts.default([]),
});
export type EditTask = Omit<z.infer<typeof editTaskInput>, 'children'> & { readonly children?: CreateTask['children'] };
export type TaskChanges = EditTask['changes'];

const tooLongLine = (length: number) => `That has ${length} characters, ${LINE_MAX} is the most. Say it shorter.`;

/** The four questions of *Block*; one left out keeps the answer it had. */
export const blockTaskInput = z.object({
  taskId,
  reason: requiredLine({ max: LINE_MAX, empty: 'Say what stops it, so that others can help.', tooLong: tooLongLine }),
  tried: optionalText({
    max: DETAILS_MAX,
    tooLong: (length) => `That has ${length} characters, ${DETAILS_MAX} is the most.`,
  }).optional(),
  waitingOn: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), personId }),
      z.object({ kind: z.literal('task'), taskId }),
      z.object({
        kind: z.literal('outside'),
        what: requiredLine({ max: LINE_MAX, empty: 'Say what or whom outside it waits for.', tooLong: tooLongLine }),
      }),
    ])
    .nullable()
    .optional(),
  expectedOn: calendarDate.nullable().optional(),
});
export type BlockTask = z.infer<typeof blockTaskInput>;

/** Start, done, reopen, cancel: the task and, where somebody said one, a reason. */
export const moveTaskInput = z.object({
  taskId,
  reason: optionalText({ max: LINE_MAX, tooLong: tooLongLine }).default(''),
});
export type MoveTask = z.infer<typeof moveTaskInput>;

/** R gives the task to somebody else, or others move R. */
export const handOverInput = z.object({
  taskId,
  toId: personId,
  reason: optionalText({ max: LINE_MAX, tooLong: tooLongLine }).default(''),
});
export type HandOver = z.infer<typeof handOverInput>;

/** A says what is missing; R goes on. */
export const sendBackInput = z.object({
  taskId,
  reason: requiredLine({
    max: LINE_MAX,
    empty: 'Say in a few words what is missing, so that it can be finished.',
    tooLong: tooLongLine,
  }),
});
export type SendBack = z.infer<typeof sendBackInput>;

/** A consulted person says what speaks against it. */
export const waitInput = z.object({
  taskId,
  reason: requiredLine({
    max: LINE_MAX,
    empty: 'Say in a few words what it should wait for, so that the others can judge.',
    tooLong: tooLongLine,
  }),
});

/** R says why it isn't theirs; the task returns to A. */
export const notMeInput = z.object({
  taskId,
  reason: requiredLine({
    max: LINE_MAX,
    empty: 'Say in a few words why, so that the accountable can find somebody else.',
    tooLong: tooLongLine,
  }),
});
export type NotMe = z.infer<typeof notMeInput>;
