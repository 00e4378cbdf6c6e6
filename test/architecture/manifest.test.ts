import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { readListeners } from './listeners.ts';
import { readSource } from './source.ts';

/**
 * Which scopes each method of Slack's Web API needs, by its reference page. `null`: none.
 * A method that is not here may not be called: add it with its scopes, and the scope with its reason to manifest.yml.
 */
const SCOPES: Readonly<Record<string, readonly string[] | null>> = {
  'auth.test': null,
  // Reads back whether a message arrived: in DMs, and where teams read their digests.
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.open': ['im:write'],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'users.list': ['users:read', 'users:read.email'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': null,
  'views.push': null,
  'views.update': null,
  'views.publish': null,
};

const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  tokens_revoked: [],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

const text = readFileSync('manifest.yml', 'utf8');
const document = parseDocument(text);
const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(174).max(4_000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      bot_user: z.object({ display_name: z.string().max(80), always_online: z.boolean() }),
      shortcuts: z
        .array(
          z.object({
            name: z.string().max(24),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string().max(150),
          }),
        )
        .max(10),
      slash_commands: z.array(
        z.object({
          command: z.string().startsWith('/').max(32),
          url: z.url(),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.literal(true),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: z.url() }),
      org_deploy_enabled: z.literal(false),
      socket_mode_enabled: z.literal(false),
      token_rotation_enabled: z.literal(false),
    }),
  })
  .strict()
  .parse(document.toJS());

const { registry, home } = readListeners();
const { features, settings } = manifest;

describe('manifest.yml', () => {
  it('lists the commands that are listened to, no others', () => {
    expect(sorted(features.slash_commands.map(({ command }) => command))).toEqual(sorted(registry.commands.keys()));
  });

  it('lists the shortcuts that are listened to, no others', () => {
    const idsOf = (type: string) => features.shortcuts.filter((one) => one.type === type).map((one) => one.callback_id);
    expect(sorted(idsOf('global'))).toEqual(sorted(registry.shortcuts.keys()));
    expect(sorted(idsOf('message'))).toEqual(sorted(registry.messageShortcuts.keys()));
  });

  it('lists the events that features and the platform hear, no others', () => {
    const platform = platformEvents();
    expect(platform.length).toBeGreaterThan(0);
    expect(home.length, 'Home has parts, so Home must be opened').toBeGreaterThan(0);
    expect(sorted(settings.event_subscriptions.bot_events)).toEqual(sorted([...platform, ...registry.events.keys()]));
  });

  it('asks for the scopes that the called methods, commands and events need, no others', () => {
    const methods = calledMethods();
    expect(
      methods.filter((method) => SCOPES[method] === undefined),
      'name their scopes in SCOPES',
    ).toEqual([]);
    expect(
      Object.keys(SCOPES).filter((method) => !methods.includes(method)),
      'called nowhere: take them out',
    ).toEqual([]);
    const needed = new Set([
      'commands',
      ...methods.flatMap((method) => SCOPES[method] ?? []),
      ...settings.event_subscriptions.bot_events.flatMap((event) => EVENT_SCOPES[event] ?? ['unknown event']),
    ]);
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(needed));
  });

  it('gives a reason beside each scope', () => {
    const scopes = text
      .slice(text.indexOf('    bot:'))
      .split('\n')
      .filter((line) => /^\s+- [a-z:._]+/.test(line));
    for (const scope of manifest.oauth_config.scopes.bot) {
      const line = scopes.find((one) => one.trim().startsWith(`- ${scope} `) || one.trim() === `- ${scope}`);
      expect(line, `write "- ${scope} # why"`).toMatch(/ # \S+ \S+/);
    }
  });

  it('sends everything to the one address that is listened to', () => {
    const addresses = [
      ...features.slash_commands.map(({ url }) => url),
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ];
    expect(new Set(addresses).size).toBe(1);
    expect(new URL(addresses[0] ?? '').pathname).toBe('/slack/events');
  });
});

/** Names of methods as they stand in the adapter, such as `'views.open'`. */
function calledMethods(): string[] {
  const found = readSource('src/adapters/slack').flatMap(({ text: code }) => [
    ...code.matchAll(/'(?<method>[a-z]+(?:\.[a-z]+)*\.[a-zA-Z]+)'/g),
  ]);
  const families =
    /^(admin|apps|assistant|auth|bookmarks|bots|calls|canvases|chat|conversations|dnd|emoji|files|oauth|pins|reactions|reminders|search|slackLists|stars|team|tooling|usergroups|users|views)\./;
  return [...new Set(found.flatMap(({ groups }) => groups?.method ?? []))].filter((name) => families.test(name));
}

/** What the platform itself hears, beside the features. */
function platformEvents(): string[] {
  const code = readFileSync('src/platform/slack/dispatch/on-event.ts', 'utf8');
  return [...code.matchAll(/type: z\.literal\('(?<type>[a-z_]+)'\)/g)].flatMap(({ groups }) => groups?.type ?? []);
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
