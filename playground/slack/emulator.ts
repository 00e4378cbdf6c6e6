import { createEmulator } from 'emulate';
import { bot, channels, company, people } from '../company.ts';
import { freePort } from '../free-port.ts';
import type { Args, Reply } from './methods.ts';

export type Emulator = {
  /** Answers a Web API method as the bot. Ids are ours on both sides. */
  call(method: string, args: Args): Promise<Reply>;
  close(): Promise<void>;
};

/**
 * `emulate`, with our people and channels: it answers the methods of Slack's Web API that our own layer leaves out. It
 * knows no messages, see `messages.ts`.
 */
export async function openEmulator(botToken: string): Promise<Emulator> {
  const port = await freePort();
  const emulator = await createEmulator({ service: 'slack', port, seed: { slack: seed(botToken) } });
  const ask = async (method: string, body: string): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      ...{ method: 'POST', body },
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    });
    return response.text();
  };
  // It invents new ids at every start, where Muster's database remembers ours.
  const pairs = await readIds(async (method, args) => JSON.parse(await ask(method, JSON.stringify(args))) as Reply);
  const inward = (text: string): string => pairs.reduce((all, [ours, inner]) => all.replaceAll(ours, inner), text);
  const outward = (text: string): string => pairs.reduce((all, [ours, inner]) => all.replaceAll(inner, ours), text);
  return {
    async call(method, args) {
      const answer = outward(await ask(method, inward(JSON.stringify(args))));
      const reply = JSON.parse(answer) as Partial<Reply>;
      // What it doesn't know it answers without Slack's usual word.
      return reply.ok === undefined ? { ok: false, error: 'unknown_method' } : { ...reply, ok: reply.ok };
    },
    close: () => emulator.close(),
  };
}

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
    tokens: [{ token: botToken, user: bot.handle, bot_id: bot.botId, bot_user_id: bot.userId, app_id: company.appId }],
  };
}

type Named = { readonly id: string; readonly name: string };

async function readIds(ask: Emulator['call']): Promise<readonly (readonly [string, string])[]> {
  const users = (await ask('users.list', { limit: 1000 })).members as readonly Named[];
  const rooms = (await ask('conversations.list', { types: 'public_channel', limit: 1000 }))
    .channels as readonly Named[];
  const pairs = [
    ...people.map(({ id, handle }) => [id, users.find(({ name }) => name === handle)?.id] as const),
    ...channels.map((channel) => [channel.id, rooms.find(({ name }) => name === channel.name)?.id] as const),
  ];
  return pairs.flatMap(([ours, inner]) => (inner === undefined ? [] : [[ours, inner] as const]));
}
