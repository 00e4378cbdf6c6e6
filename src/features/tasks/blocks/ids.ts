import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackChannelId, TaskId } from '../../../kit/ids.ts';

/** Buttons and menus; the argument is the task's id unless said otherwise. */
export const taskIds = {
  show: actionId('tasks.show'),
  start: actionId('tasks.start'),
  done: actionId('tasks.done'),
  reopen: actionId('tasks.reopen'),
  block: actionId('tasks.block'),
  edit: actionId('tasks.edit'),
  /** The `…` menu of a card: its value is one of `moreChoices`. */
  more: actionId('tasks.more'),
  /** The value is the history row that is taken back. */
  undo: actionId('tasks.undo'),
  accept: actionId('tasks.accept'),
  sendBack: actionId('tasks.send-back'),
  noObjection: actionId('tasks.no-objection'),
  askToWait: actionId('tasks.ask-to-wait'),
  startAnyway: actionId('tasks.start-anyway'),
  keepWaiting: actionId('tasks.keep-waiting'),
  /** The argument is a team's id. */
  teamSettings: actionId('tasks.team-settings'),
  /** The argument is a page's number. */
  teamSettingsPage: actionId('tasks.team-settings-page'),
  /** Without argument. */
  create: actionId('tasks.new'),
  /** The argument is a page's offset and filter: `20:mine`. */
  page: actionId('tasks.page'),
  /** The `…` menu of a row in Home: its value is one of `rowChoices`. */
  row: actionId('tasks.row'),
  /** A Home filter; the value is one of the list filters. */
  filter: actionId('tasks.filter'),
} as const;

export const moreChoices = ['edit', 'part', 'hand-over', 'not-me', 'cancel'] as const;
export type MoreChoice = (typeof moreChoices)[number];

export const rowChoices = ['open', 'start', 'done', 'block'] as const;
export type RowChoice = (typeof rowChoices)[number];

/** Callback ids of forms. */
export const taskForms = {
  task: 'tasks.task-form',
  block: 'tasks.block-form',
  handOver: 'tasks.hand-over-form',
  notMe: 'tasks.not-me-form',
  cancel: 'tasks.cancel-form',
  sendBack: 'tasks.send-back-form',
  wait: 'tasks.wait-form',
  teamSettings: 'tasks.team-settings-form',
  /** Shows something; nothing is sent back. */
  shown: 'tasks.shown',
} as const;

const taskId = z.uuid().transform((id) => id as TaskId);

const metadata = z.object({
  taskId: taskId.nullable().default(null),
  /** The version the editor sees. */
  version: z.number().nullable().default(null),
  source: z
    .object({ permalink: z.string(), channelId: z.string().transform((id) => id as SlackChannelId), ts: z.string() })
    .nullable()
    .default(null),
  /** The Home tab it was opened on, to be drawn again; null elsewhere. */
  home: z
    .object({ tab: z.enum(['today', 'tasks']), state: z.record(z.string(), z.string()) })
    .nullable()
    .default(null),
  /** How the fields of other features stood when it was drawn, by name. */
  shown: z.record(z.string(), z.string()).default({}),
});
/** What a form carries with it, unseen. */
export type FormMetadata = z.infer<typeof metadata>;

export function writeMetadata(parts: Partial<FormMetadata>): string {
  const { taskId = null, version = null, source = null, home = null, shown = {} } = parts;
  return JSON.stringify({ taskId, version, source, home, shown });
}

/** @throws MusterError 'invalid' when the form was made by another version of Muster */
export function readMetadata(text: string): FormMetadata {
  try {
    return metadata.parse(JSON.parse(text));
  } catch (cause) {
    throw new MusterError('invalid', 'This form is too old to be saved. Copy what you need and open it again.', {
      cause,
    });
  }
}

/** The Home tab that a view was opened on; null elsewhere, and for views of other makers. */
export function readHome(privateMetadata: string): FormMetadata['home'] {
  try {
    return metadata.parse(JSON.parse(privateMetadata)).home;
  } catch {
    return null;
  }
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readTaskId(argument: string): TaskId {
  const parsed = taskId.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new MusterError('invalid', 'This button is too old. `/task list` shows your tasks with new ones.');
}
