import { createEmulator } from 'emulate';
import { bot, channels, company, people } from '../company.ts';

/** A Web API answer as emulate gives it. */
export type Answer = { readonly ok: boolean; readonly error?: string; readonly [field: string]: unknown };

export type Emulator = {
  /** Calls a Web API method as a person or as the bot; ids and times are emulate's own. */
  call(as: string, method: string, args: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** emulate's name for one of our people or channels: it invents new ones at every start. */
  innerId(id: string): string;
  close(): Promise<void>;
};

/** `emulate` as the keeper of people, channels and messages. @param port a free one on loopback */
export async function openEmulator(port: number, botToken: string): Promise<Emulator> {
  const emulator = await createEmulator({ service: 'slack', port, seed: { slack: seed(botToken) } });
  const tokens = new Map([[bot.userId as string, botToken], ...people.map(({ id }) => [id, tokenOf(id)] as const)]);
  const call = async (as: string, method: string, args: object): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.get(as) ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Answer;
  };
  const ids = await readIds(call);
  return { call, innerId: (id) => ids.get(id) ?? id, close: () => emulator.close() };
}

const tokenOf = (id: string): string => `xoxp-playground-${id}`;

function seed(botToken: string) {
  return {
    team: { name: company.name, domain: company.domain },
    users: people.map(({ handle, name, kind }) => ({ name: handle, real_name: name, is_admin: kind === 'owner' })),
    channels: channels.map(({ name, topic }) => ({ name, topic })),
    oauth_apps: [
      {
        ...{ client_id: '1.1', client_secret: 'none', app_id: company.appId, name: bot.name, redirect_uris: [] },
        ...{ bot_id: bot.botId, bot_user_id: bot.userId, bot_name: bot.handle },
      },
    ],
    tokens: [
      { token: botToken, user: bot.handle, bot_id: bot.botId, bot_user_id: bot.userId, app_id: company.appId },
      ...people.map(({ id, handle }) => ({ token: tokenOf(id), user: handle })),
    ],
  };
}

type Named = { readonly id: string; readonly name: string };

async function readIds(call: Emulator['call']): Promise<ReadonlyMap<string, string>> {
  const users = (await call(bot.userId, 'users.list', { limit: 1000 })).members as readonly Named[];
  const rooms = (await call(bot.userId, 'conversations.list', { types: 'public_channel', limit: 1000 }))
    .channels as readonly Named[];
  const pairs = [
    ...people.map(({ id, handle }) => [id, users.find(({ name }) => name === handle)?.id] as const),
    ...channels.map((channel) => [channel.id, rooms.find(({ name }) => name === channel.name)?.id] as const),
  ];
  return new Map(pairs.flatMap(([ours, inner]) => (inner === undefined ? [] : [[ours, inner] as const])));
}
