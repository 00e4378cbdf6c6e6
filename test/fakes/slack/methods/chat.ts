import type { SlackMessage } from '../model.ts';
import { type Answer, type Args, type Around, flagArg, jsonArg, type Method, refuse, textArg } from './method.ts';

/** Longest text Slack takes, and the total of block characters above which it was seen to refuse legal blocks (FACTS). */
const TEXT_MAX = 40_000;
const BLOCKS_TOTAL_MAX = 13_200;
const METADATA_MAX = 16_000;

export const postMessage: Method = (around, args) => {
  const { world, workspace, journal } = around;
  const channel = reach(around, textArg(args, 'channel'));
  if ('ok' in channel) return channel;
  const content = contentOf(around, 'chat.postMessage', args);
  if ('ok' in content) return content;
  if (around.strict && !(isOff(args, 'unfurl_links') && isOff(args, 'unfurl_media'))) {
    noteViolation(around, 'chat.postMessage', { kind: 'unfurl', details: 'unfurling was left on' });
  }
  const message: SlackMessage = {
    ...content,
    teamId: workspace.teamId,
    channel: channel.id,
    ts: world.nextTs(),
    user: workspace.botUserId,
    bot: true,
    key: keyOf(content.metadata),
    threadTs: textArg(args, 'thread_ts') || null,
    ephemeralFor: null,
    edits: [],
    deleted: false,
  };
  remember(around, message);
  journal.message('post', message, world.now());
  return { ok: true, channel: channel.id, ts: message.ts, message: publicMessage(message, true) };
};

export const update: Method = (around, args) => {
  const { world, workspace, journal } = around;
  const channel = workspace.channels.get(textArg(args, 'channel'));
  if (channel === undefined) return refuse('channel_not_found');
  const ts = textArg(args, 'ts');
  const message = workspace.messages.get(channel.id)?.find((one) => one.ts === ts && !one.deleted);
  if (message === undefined || message.ephemeralFor !== null) return refuse('message_not_found');
  if (!message.bot) return refuse('cant_update_message');
  if (channel.archived) return refuse('is_archived');
  const content = contentOf(around, 'chat.update', args);
  if ('ok' in content) return content;
  if (message.key !== null && keyOf(content.metadata) !== message.key) {
    noteViolation(around, 'chat.update', { kind: 'metadata', details: `the key ${message.key} was not sent again` });
  }
  const { text, blocks, metadata } = content;
  Object.assign(message, around.world.options.lean ? { text } : { text, blocks, metadata });
  const edit = { at: world.now(), text, blocks, key: keyOf(metadata) };
  if (around.world.options.lean) message.edits.length += 1;
  else message.edits.push(edit);
  journal.message('edit', { ...message, key: edit.key }, world.now());
  return { ok: true, channel: channel.id, ts, text, message: publicMessage(message, true) };
};

export const postEphemeral: Method = (around, args) => {
  const { world, workspace } = around;
  const channel = reach(around, textArg(args, 'channel'));
  if ('ok' in channel) return channel;
  const user = textArg(args, 'user');
  if (!channel.members.includes(user)) return refuse('user_not_in_channel');
  const content = contentOf(around, 'chat.postEphemeral', args);
  if ('ok' in content) return content;
  const ts = world.nextTs();
  remember(around, {
    ...content,
    teamId: workspace.teamId,
    channel: channel.id,
    ts,
    user: workspace.botUserId,
    bot: true,
    key: keyOf(content.metadata),
    threadTs: textArg(args, 'thread_ts') || null,
    ephemeralFor: user,
    edits: [],
    deleted: false,
  });
  return { ok: true, message_ts: ts };
};

export const deleteMessage: Method = ({ workspace }, args) => {
  const found = workspace.messages
    .get(textArg(args, 'channel'))
    ?.find((one) => one.ts === textArg(args, 'ts') && !one.deleted);
  if (found === undefined) return refuse('message_not_found');
  if (!found.bot) return refuse('cant_delete_message');
  found.deleted = true;
  return { ok: true, channel: found.channel, ts: found.ts };
};

/** Checks a message's content as Slack would; the violation is recorded, then refused. */
export function contentOf(around: Around, method: string, args: Args): Content | Answer {
  const text = textArg(args, 'text');
  const given = jsonArg(args, 'blocks') ?? [];
  if (!Array.isArray(given)) return refuse('invalid_blocks_format');
  const blocks: unknown[] = given;
  if (text === '' && blocks.length === 0) return refuse('no_text');
  if (text.length > TEXT_MAX) return refuse('msg_too_long');
  const metadata = metadataOf(args);
  if (typeof metadata === 'string') return refuse(metadata);
  const wrong = around.check.message({ text, blocks });
  if (wrong.length > 0) {
    noteViolation(around, method, { kind: 'block-kit', details: wrong.join('; ') });
    return refuse('invalid_blocks', { response_metadata: { messages: wrong.map((line) => `[ERROR] ${line}`) } });
  }
  if (around.strict && charactersOf(blocks) > BLOCKS_TOTAL_MAX) {
    noteViolation(around, method, { kind: 'block-kit', details: `blocks carry ${charactersOf(blocks)} characters` });
    return refuse('msg_blocks_too_long');
  }
  return { text, blocks: around.world.options.lean ? [] : blocks, metadata };
}

type Content = Pick<SlackMessage, 'text' | 'blocks' | 'metadata'>;

/** The message as history and the answers of chat methods show it. */
export function publicMessage(message: SlackMessage, withMetadata: boolean): Record<string, unknown> {
  return {
    type: 'message',
    user: message.user,
    ...(message.bot ? { bot_id: 'B0MUSTER', app_id: 'A0MUSTER' } : {}),
    ts: message.ts,
    team: message.teamId,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edits.length > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

export function remember({ workspace }: Pick<Around, 'workspace'>, message: SlackMessage): void {
  const list = workspace.messages.get(message.channel);
  if (list === undefined) workspace.messages.set(message.channel, [message]);
  else list.push(message);
}

function reach({ world, workspace, strict }: Around, id: string) {
  const channel =
    /^[UW]/.test(id) && workspace.users.has(id) ? world.directMessage(workspace, id) : workspace.channels.get(id);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  if (strict && !channel.members.includes(workspace.botUserId)) return refuse('not_in_channel');
  return channel;
}

function metadataOf(args: Args): SlackMessage['metadata'] | string {
  if (args.metadata === undefined || args.metadata === '') return null;
  const given = jsonArg(args, 'metadata');
  if (typeof given !== 'object' || given === null) return 'invalid_metadata_format';
  const { event_type, event_payload } = given as Record<string, unknown>;
  if (typeof event_type !== 'string' || event_type === '') return 'invalid_metadata_format';
  if (typeof event_payload !== 'object' || event_payload === null) return 'invalid_metadata_format';
  if (JSON.stringify(given).length > METADATA_MAX) return 'metadata_too_large';
  return { event_type, event_payload: event_payload as Record<string, unknown> };
}

function keyOf(metadata: SlackMessage['metadata']): string | null {
  const key = metadata?.event_payload.key;
  return typeof key === 'string' ? key : null;
}

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + charactersOf(one), 0);
}

export function noteViolation(
  { world, workspace, journal }: Around,
  method: string,
  violation: { kind: 'block-kit' | 'metadata' | 'unfurl'; details: string },
): void {
  journal.violation({ at: world.now(), teamId: workspace.teamId, method, ...violation });
}

function isOff(args: Args, name: string): boolean {
  return args[name] !== undefined && !flagArg(args, name);
}
