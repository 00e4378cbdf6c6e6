import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackChannelId } from '../../../kit/ids.ts';

/** Buttons of the thanks; the argument is the report. */
export const reportIds = {
  more: actionId('ai-feedback.say-more'),
  takeBack: actionId('ai-feedback.take-back'),
} as const;

/** Callback ids of forms. */
export const reportForms = { report: 'ai-feedback.report-form' } as const;

const metadata = z.union([
  z.object({ reportId: z.uuid() }),
  z.object({
    place: z.object({
      channelId: z.string().transform((id) => id as SlackChannelId),
      ts: z.string().regex(/^\d+\.\d+$/),
    }),
  }),
]);
/** A report that is there already, or the message a new one is about. */
export type FormMetadata = z.infer<typeof metadata>;

export function writeMetadata(about: FormMetadata): string {
  return JSON.stringify(about);
}

/** @throws MusterError 'invalid' when the form was made by another version of Muster */
export function readMetadata(text: string): FormMetadata {
  try {
    return metadata.parse(JSON.parse(text));
  } catch (cause) {
    throw new MusterError('invalid', 'This form is too old to be sent. Copy what you need and open it again.', {
      cause,
    });
  }
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readReportId(argument: string): string {
  const parsed = z.uuid().safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new MusterError('invalid', 'This button is too old. *AI got this wrong* in a message’s menu reports it anew.');
}
