import { randomBytes } from 'node:crypto';
import { bot, company, type Person, people } from '../company.ts';
import type { KeptMessage } from '../slack/journal.ts';
import { rooms } from '../slack/rooms.ts';
import type { ShownView, Views } from '../slack/views.ts';

/** `view.state.values` as Slack sends it: block id → action id → element. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What every interaction begins with. */
export function interaction(type: string, person: Person): Record<string, unknown> {
  const { id, handle } = person;
  return {
    ...{ type, token: 'playground', api_app_id: company.appId, enterprise: null, is_enterprise_install: false },
    team: { id: company.teamId, domain: company.domain },
    user: { id, username: handle, name: handle, team_id: company.teamId },
  };
}

/** The fields of a slash command's form. */
export function commandFields(person: Person, channelId: string): Record<string, string> {
  return {
    ...{ token: 'playground', team_id: company.teamId, team_domain: company.domain, api_app_id: company.appId },
    ...{ channel_id: channelId, channel_name: roomName(channelId) },
    ...{ user_id: person.id, user_name: person.handle, is_enterprise_install: 'false' },
  };
}

/** A view with what stands in its fields. */
export function viewWith(view: ShownView, values: StateValues): Record<string, unknown> {
  return { ...view, state: { values } };
}

/** @param ts the event's own time, as Slack writes it */
export function eventEnvelope(event: Readonly<Record<string, unknown>>, ts: string): Record<string, unknown> {
  return {
    ...{ type: 'event_callback', token: 'playground', team_id: company.teamId, api_app_id: company.appId },
    event: { event_ts: ts, ...event },
    ...{ event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`, event_time: Math.floor(Number(ts)) },
    authorizations: [{ enterprise_id: null, team_id: company.teamId, user_id: bot.userId, is_bot: true }],
    is_ext_shared_channel: false,
  };
}

export function channelField(channelId: string): { readonly id: string; readonly name: string } {
  return { id: channelId, name: roomName(channelId) };
}

/** A message as it goes along with what was done to it. */
export function messageField({ userId, ts, threadTs, text, blocks }: KeptMessage): Record<string, unknown> {
  return {
    ...{ type: 'message', user: userId, ts, text },
    ...(userId === bot.userId && { bot_id: bot.botId }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(blocks !== undefined && { blocks }),
  };
}

/** The person's Home or one of their open modals; null when it is closed. */
export function findView(views: Views, personId: string, viewId: string): ShownView | null {
  const home = views.home(personId);
  return home?.id === viewId ? home : (views.modals(personId).find(({ id }) => id === viewId) ?? null);
}

/** @throws Error for an unknown id, which only a wrong page can send */
export function personOf(id: string): Person {
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody here has the id ${id}`);
  return person;
}

function roomName(channelId: string): string {
  return rooms.get(channelId)?.name ?? 'directmessage';
}
