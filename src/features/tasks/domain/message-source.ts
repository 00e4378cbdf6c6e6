import type { SlackChannelId } from '../../../kit/ids.ts';
import { cutText } from '../../../kit/text.ts';
import { DETAILS_MAX, TITLE_MAX } from './limits.ts';
import { readSlackWords } from './slack-words.ts';
import type { TaskSource } from './task.ts';
import { emptyForm, formOfQuickText, type TaskForm } from './task-form.ts';

/**
 * Whether everybody in the workspace may read there. `D` is a DM, `G` a group; private channels made since 2021 begin
 * with `C` like public ones, and their payloads only name them `privategroup`, group DMs `mpdm-…`. Without a name it
 * isn't known, and counts as private.
 */
export function isPublicChannel(channelId: SlackChannelId, name: string): boolean {
  return channelId.startsWith('C') && name !== '' && !/^(privategroup$|directmessage$|mpdm-)/.test(name);
}

/** Slack's permanent address of a message: `https://team.slack.com/archives/C1/p1699999999000100`. */
export function sourceOfMessage(
  workspaceUrl: string,
  message: { readonly channelId: SlackChannelId; readonly ts: string },
): TaskSource {
  const permalink = new URL(`archives/${message.channelId}/p${message.ts.replace('.', '')}`, workspaceUrl).href;
  return { permalink, channelId: message.channelId, ts: message.ts };
}

/** The first line as title; a longer text stands in the details as well, as far as it fits: `cut` says it didn't. */
export function formOfMessage(raw: string): { readonly form: TaskForm; readonly cut: boolean } {
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
  const details = whole === first && first.length <= TITLE_MAX ? '' : cutText(whole, DETAILS_MAX);
  return { form: { ...emptyForm, title, details }, cut: whole.length > DETAILS_MAX };
}
