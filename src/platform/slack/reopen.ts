import { z } from 'zod';
import { actionId, actions, button, type Message, message, section } from '../../kit/blocks/index.ts';
import { BUTTON_VALUE_MAX } from '../../kit/blocks/limits.ts';
import { sentences } from './sentences.ts';

/** The button that repeats what opened a form too late. */
export const reopenId = actionId('platform.reopen');

const messageSource = z.object({ channelId: z.string(), ts: z.string(), ephemeral: z.boolean() });

const reopening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), name: z.string(), text: z.string(), channelId: z.string() }),
  z.object({
    kind: z.literal('action'),
    actionId: z.string(),
    value: z.union([z.string(), z.array(z.string()).readonly(), z.null()]),
    source: messageSource,
  }),
  z.object({
    kind: z.literal('message-shortcut'),
    callbackId: z.string(),
    message: z.object({
      channelId: z.string(),
      channelName: z.string(),
      ts: z.string(),
      text: z.string(),
      userId: z.string().nullable(),
    }),
  }),
]);

/** What is done again: everything a listener was told, but for what Slack makes anew (trigger and answer address). */
export type Reopening = z.infer<typeof reopening>;

/** Reads the button's value; null when it isn't one of ours. */
export function parseReopening(value: unknown): Reopening | null {
  try {
    return reopening.parse(typeof value === 'string' ? JSON.parse(value) : value);
  } catch {
    return null;
  }
}

/** Says that a form came too late, with a button where all that is needed fits into one. */
export function buildReopen(again: Reopening | null): Message {
  const value = JSON.stringify(again);
  if (again === null || value.length > BUTTON_VALUE_MAX)
    return message({ text: sentences.lateFormAgain, blocks: [section(sentences.lateFormAgain)] });
  const open = button({ id: reopenId.build(), text: 'Open the form', style: 'primary', value });
  return message({ text: sentences.lateForm, blocks: [section(sentences.lateForm), actions([open])] });
}
