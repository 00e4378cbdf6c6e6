import type { SlackChannelId } from '../../../kit/ids.ts';
import { DETAILS_MAX, TITLE_MAX } from './limits.ts';
import { readSlackWords } from './slack-words.ts';
import type { TaskSource } from './task.ts';
import { emptyForm, formOfQuickText, type TaskForm } from './task-form.ts';

/**
 * Public channels begin with `C`; `D` is a DM, `G` a group. Private channels made since 2021 also begin with `C`, and
 * nothing in the shortcut tells them apart, so only what Slack calls by the name of a private place counts as private.
 */
export function isPublicChannel(channelId: SlackChannelId): boolean {
  return channelId.startsWith('C');
}

/** Slack's permanent address of a message: `https://team.slack.com/archives/C1/p1699999999000100`. */
export function sourceOfMessage(
  workspaceUrl: string,
  message: { readonly channelId: SlackChannelId; readonly ts: string },
): TaskSource {
  const permalink = new URL(`archives/${message.channelId}/p${message.ts.replace('.', '')}`, workspaceUrl).href;
  return { permalink, channelId: message.channelId, ts: message.ts };
}

/** The first line as title; a longer text stands in the details as well, as far as it fits. */
export function formOfMessage(raw: string): TaskForm {
  const lines = raw.split(/\r?\n/).map((line) => readSlackWords(line).text.trim());
  const [first = ''] = lines.filter((line) => line !== '');
  const nothing = {
    mentionedUserId: null,
    unresolvedMention: null,
    due: null,
    points: null,
    priority: null,
    warnings: [],
    said: [],
  };
  const { title } = formOfQuickText({ ...nothing, title: first });
  const whole = lines.join('\n').trim();
  const details = whole === first && first.length <= TITLE_MAX ? '' : whole.slice(0, DETAILS_MAX).toWellFormed();
  return { ...emptyForm, title, details };
}
