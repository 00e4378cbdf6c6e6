import type {
  ChannelsSelect,
  ConversationsSelect,
  Datepicker,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiUsersSelect,
  Timepicker,
  UsersSelect,
} from '@slack/types';
import { atLeastOne, isGiven, selectCommon } from './choices.ts';

type Common = { id?: string; focus?: boolean; placeholder?: string };
type One = Common & { /** A Slack id; null when nothing is chosen yet. */ initial?: string | null };
type Many = Common & { initial?: readonly string[] /** 1 or more. */; most?: number };
type Filter = {
  /** Kinds of conversations to offer; all when absent. */
  include?: readonly ['im' | 'mpim' | 'private' | 'public', ...('im' | 'mpim' | 'private' | 'public')[]];
  excludeShared?: boolean;
  excludeBots?: boolean;
};

export function usersSelect(parts: One): UsersSelect {
  return {
    type: 'users_select',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_user: user(parts.initial) }),
  };
}

export function multiUsersSelect(parts: Many): MultiUsersSelect {
  return {
    type: 'multi_users_select',
    ...selectCommon(parts),
    ...(isFilled(parts.initial) && { initial_users: parts.initial.map(user) }),
    ...mostOf(parts),
  };
}

/** Public channels only; `conversationsSelect` offers private ones and DMs too. */
export function channelsSelect(parts: One): ChannelsSelect {
  return {
    type: 'channels_select',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_channel: conversation(parts.initial) }),
  };
}

export function multiChannelsSelect(parts: Many): MultiChannelsSelect {
  return {
    type: 'multi_channels_select',
    ...selectCommon(parts),
    ...(isFilled(parts.initial) && { initial_channels: parts.initial.map(conversation) }),
    ...mostOf(parts),
  };
}

export function conversationsSelect(parts: One & { filter?: Filter }): ConversationsSelect {
  return {
    type: 'conversations_select',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_conversation: conversation(parts.initial) }),
    ...filterOf(parts.filter),
  };
}

export function multiConversationsSelect(parts: Many & { filter?: Filter }): MultiConversationsSelect {
  return {
    type: 'multi_conversations_select',
    ...selectCommon(parts),
    ...(isFilled(parts.initial) && { initial_conversations: parts.initial.map(conversation) }),
    ...mostOf(parts),
    ...filterOf(parts.filter),
  };
}

/** `initial` as `YYYY-MM-DD`. */
export function datePicker(parts: One): Datepicker {
  return {
    type: 'datepicker',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_date: matching(parts.initial, /^\d{4}-\d{2}-\d{2}$/, 'date') }),
  };
}

/** `initial` as `HH:mm`, 24 hours; `timeZone` (IANA) is shown beneath. */
export function timePicker(parts: One & { timeZone?: string }): Timepicker {
  return {
    type: 'timepicker',
    ...selectCommon(parts),
    ...(isGiven(parts.initial) && { initial_time: matching(parts.initial, /^([01]\d|2[0-3]):[0-5]\d$/, 'time') }),
    ...(parts.timeZone !== undefined && { timezone: parts.timeZone }),
  };
}

function filterOf(filter: Filter | undefined) {
  if (filter === undefined) return {};
  return {
    filter: {
      ...(filter.include !== undefined && { include: [...filter.include] }),
      ...(filter.excludeShared !== undefined && { exclude_external_shared_channels: filter.excludeShared }),
      ...(filter.excludeBots !== undefined && { exclude_bot_users: filter.excludeBots }),
    },
  };
}

function mostOf(parts: Many) {
  return parts.most === undefined ? {} : { max_selected_items: atLeastOne(parts.most) };
}

/** Slack refuses an empty list of initial values. */
function isFilled(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && list.length > 0;
}

function user(id: string): string {
  return matching(id, /^[UW][A-Z0-9]+$/, 'user id');
}

function conversation(id: string): string {
  return matching(id, /^[CDG][A-Z0-9]+$/, 'conversation id');
}

function matching(value: string, pattern: RegExp, kind: string): string {
  if (!pattern.test(value)) throw new Error(`not a ${kind}: ${JSON.stringify(value)}`);
  return value;
}
