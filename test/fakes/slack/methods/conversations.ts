import type { Channel } from '../model.ts';
import { publicMessage } from './chat.ts';
import { flagArg, type Method, numberArg, pageOf, refuse, textArg } from './method.ts';

export const open: Method = ({ world, workspace }, args) => {
  const users = textArg(args, 'users').split(',').filter(Boolean);
  const [userId] = users;
  if (userId === undefined) return refuse('users_list_not_supplied');
  const user = workspace.users.get(userId);
  if (user === undefined) return refuse('user_not_found');
  if (user.is_bot === true) return refuse('cannot_dm_bot');
  if (user.deleted) return refuse('user_disabled');
  const channel = world.directMessage(workspace, userId);
  return { ok: true, no_op: true, already_open: true, channel: { id: channel.id } };
};

export const list: Method = ({ workspace }, args) => {
  const kinds = (textArg(args, 'types') || 'public_channel').split(',');
  const fitting = [...workspace.channels.values()].filter((channel) => {
    if (channel.archived && flagArg(args, 'exclude_archived')) return false;
    return kinds.includes({ channel: 'public_channel', private: 'private_channel', im: 'im' }[channel.kind]);
  });
  const page = pageOf(fitting, args, 100);
  if (page === null) return refuse('invalid_cursor');
  return {
    ok: true,
    channels: page.page.map((channel) => publicChannel(channel, workspace.botUserId)),
    response_metadata: { next_cursor: page.next },
  };
};

export const info: Method = ({ workspace }, args) => {
  const channel = workspace.channels.get(textArg(args, 'channel'));
  if (channel === undefined) return refuse('channel_not_found');
  return { ok: true, channel: publicChannel(channel, workspace.botUserId) };
};

export const history: Method = ({ workspace, strict }, args) => {
  const channel = workspace.channels.get(textArg(args, 'channel'));
  if (channel === undefined) return refuse('channel_not_found');
  if (strict && !channel.members.includes(workspace.botUserId)) return refuse('not_in_channel');
  const oldest = numberArg(args, 'oldest', 0);
  const latest = numberArg(args, 'latest', Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY;
  const inclusive = flagArg(args, 'inclusive');
  const visible = (workspace.messages.get(channel.id) ?? []).filter(({ ts, deleted, ephemeralFor, threadTs }) => {
    if (deleted || ephemeralFor !== null || (threadTs !== null && threadTs !== ts)) return false;
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
  const page = pageOf(visible.reverse(), args, 100);
  if (page === null) return refuse('invalid_cursor');
  const withMetadata = flagArg(args, 'include_all_metadata');
  return {
    ok: true,
    messages: page.page.map((message) => publicMessage(message, withMetadata)),
    has_more: page.next !== '',
    ...(page.next === '' ? {} : { response_metadata: { next_cursor: page.next } }),
  };
};

function publicChannel(channel: Channel, botUserId: string): Record<string, unknown> {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'channel',
    is_im: channel.kind === 'im',
    is_private: channel.kind !== 'channel',
    is_archived: channel.archived,
    is_member: channel.members.includes(botUserId),
    num_members: channel.members.length,
    ...(channel.user === null ? {} : { user: channel.user }),
  };
}
