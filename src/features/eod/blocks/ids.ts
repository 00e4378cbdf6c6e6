import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';

/** Buttons; the argument is the check-in's id unless said otherwise. */
export const eodIds = {
  /** The value is the instant at which the message was drawn. */
  send: actionId('eod.send'),
  nothing: actionId('eod.nothing'),
  later: actionId('eod.later'),
  /** The argument is the day, `YYYY-MM-DD`; none: the day it is. */
  open: actionId('eod.open'),
  /** *Today* or *Yesterday* in the small hours; the argument is the day. */
  day: actionId('eod.day'),
  /** The value is the blocker's id. */
  makeTask: actionId('eod.make-task'),
  /** The argument is the task that is waited for. */
  waits: actionId('eod.waits'),
  /** The argument is the task. */
  unblock: actionId('eod.unblock'),
  /** The argument is the team. */
  settings: actionId('eod.settings'),
  ownTime: actionId('eod.own-time'),
  teamTime: actionId('eod.team-time'),
} as const;

/** Callback ids of forms. */
export const eodForms = {
  checkIn: 'eod.check-in',
  waits: 'eod.waits-form',
  settings: 'eod.settings-form',
  ownTime: 'eod.own-time-form',
  /** Shows something; nothing is sent back. */
  shown: 'eod.shown',
} as const;

const day = z.iso.date();

const metadata = z.object({
  on: day.nullable().default(null),
  /** Keys of the contradictions that are on the screen. */
  shown: z.array(z.string()).default([]),
  questions: z.array(z.string()).default([]),
  /** A team's or a task's id, for the other forms. */
  about: z.string().default(''),
  /** Opened on Home, which is drawn again. */
  home: z.boolean().default(false),
});
export type FormMetadata = z.infer<typeof metadata>;

export function writeMetadata(parts: Partial<FormMetadata>): string {
  return JSON.stringify(parts);
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

/** Whether a view was opened on Home; false for views of other makers. */
export function isFromHome(privateMetadata: string): boolean {
  try {
    return metadata.parse(JSON.parse(privateMetadata)).home;
  } catch {
    return false;
  }
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readId(argument: string): string {
  const parsed = z.uuid().safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new MusterError('invalid', TOO_OLD);
}

/** @returns null without one; @throws MusterError 'invalid' for anything else that isn't a day */
export function readDay(argument: string): string | null {
  if (argument === '') return null;
  const parsed = day.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new MusterError('invalid', TOO_OLD);
}

const TOO_OLD = 'This button is too old. `/eod` opens your check-in.';
