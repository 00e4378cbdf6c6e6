import { features } from '../../src/features.ts';
import type { Command } from '../../src/ports/inbound/slack.ts';
import type { Ports } from '../../src/ports/outbound/ports.ts';
import { makeApiKey } from './ingest.ts';
import { send } from './persona.ts';
import type { Screen } from './screen.ts';
import type { TestApp } from './test-app.ts';

const TABS = ['Today', 'Numbers', 'Detective', 'Settings'];
const HOME = { kind: 'home' } as const;

/**
 * Asks everything that somebody can ask: each command and each of its words, every Home tab but *Tasks*, the buttons on other
 * people's messages. What they are shown stands in the local Slack's journal; what they are answered is returned.
 */
export async function askEverything(
  muster: TestApp,
  { userId, foreign }: { readonly userId: string; readonly foreign: readonly ForeignButton[] },
): Promise<readonly string[]> {
  const persona = muster.as(userId);
  const answers = [...(await lookAtHome(muster, userId))];
  const note = (what: string, body: unknown) => answers.push(`${userId} ${what}: ${JSON.stringify(body)}`);
  for (const { command, text } of listCommands())
    note(`${command} ${text}`, (await persona.command(command, text)).body);
  for (const { words, screen } of foreign) {
    const answer = await send(muster.url, persona.requestToPress(words, screen));
    await muster.settled();
    note(`foreign ${words}`, answer.body);
  }
  return answers;
}

/** Every Home tab as this person sees it. */
export async function lookAtHome(muster: TestApp, userId: string): Promise<readonly string[]> {
  const persona = muster.as(userId);
  const seen: string[] = [];
  await persona.openHome();
  for (const tab of TABS) {
    const there = persona.buttonsOn(HOME).find((label) => label === `Go to ${tab}`);
    if (there !== undefined) await persona.press(there, HOME);
    seen.push(`${userId} Home ${tab}: ${JSON.stringify(muster.slack.home(userId)?.blocks)}`);
  }
  return seen;
}

export type ForeignButton = { readonly words: string; readonly screen: Screen };

/** Every address there is, without a key and with one of the workspace's, and what operators read. */
export async function askEveryAddress(muster: TestApp, key: string): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { method, path } of listRoutes())
    for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
      const response = await fetch(`${muster.url}${path}`, { method, headers, redirect: 'manual' });
      answers.push(`${method} ${path} ${response.status} ${await response.text()}`);
    }
  return answers;
}

/** A key made by an admin: what programs of the workspace ask with. */
export function keyOf(muster: TestApp, adminId: string): Promise<string> {
  return makeApiKey(muster.as(adminId));
}

function listCommands(): readonly { readonly command: string; readonly text: string }[] {
  const all = features.flatMap((feature) => Object.entries(feature.slack?.(NOTHING).commands ?? {}));
  return all.flatMap(([command, listener]) => {
    const words = isCommand(listener) ? ['help', 'list', 'list team'] : [...Object.keys(listener), 'help'];
    return words.map((text) => ({ command, text }));
  });
}

/** Those that exist, and those that the product page promises for later. */
function listRoutes(): readonly { readonly method: string; readonly path: string }[] {
  const known = features.flatMap((feature) => feature.http?.(NOTHING) ?? []);
  const later = ['/api/surveys', '/api/exports', '/api/kpis', '/api/kpis/weekly', '/api/openapi.json', '/healthz'];
  return [...known.map(({ method, path }) => ({ method, path })), ...later.map((path) => ({ method: 'GET', path }))];
}

function isCommand(listener: Command | Readonly<Record<string, Command>>): listener is Command {
  return typeof listener.run === 'function';
}

/** Listing what a feature listens to touches none of it. */
const NOTHING = new Proxy({}, { get: () => undefined }) as Ports;
