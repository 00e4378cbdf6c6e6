import { type AgentTool, type KnownAgent, knownAgents } from './tools.ts';

/** Somebody as a commit, trailer or account names them; null where it doesn't say. */
export type Signature = { readonly name: string | null; readonly email: string | null; readonly login: string | null };

/** The agent this is; null for people, other bots and whoever isn't known. */
export function agentOf({ name, email, login }: Signature): AgentTool | null {
  const address = email?.trim().toLowerCase() ?? '';
  const account = login ?? loginIn(address);
  const known = (account === null ? null : byLogin(account)) ?? byEmail(address, name);
  if (known !== null) return known;
  if (name === null) return null;
  return byLogin(name, true) ?? namedAgent(name, address === '' || isNobodys(address) ? 'alone' : 'beside-address');
}

/**
 * The agent that a name means.
 * @param place `beside-address`: only names that nobody else has · `alone`: also ordinary words, where the place is made
 * for tools
 */
export function namedAgent(name: string, place: 'beside-address' | 'alone'): AgentTool | null {
  const plain = plainName(name);
  if (/\(aider\)$/.test(plain)) return 'aider';
  const found = knownAgents.find((one) => one.names.some((known) => isNamed(plain, known)));
  if (found !== undefined) return found.tool;
  if (place === 'beside-address') return null;
  return knownAgents.find(({ words }) => words.includes(plain.replace(VERSION, '').trim()))?.tool ?? null;
}

/** A version or model after a name: `4.5`, `(gpt-5)`, `v2`. */
const VERSION = /\s+(?:v?\d[\w.-]*|\(.{1,60}\))$/;

function plainName(name: string): string {
  return name
    .replace(/[*_`"“”[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function isNamed(plain: string, known: string): boolean {
  if (!known.endsWith('*')) return plain === known;
  const start = known.slice(0, -1);
  return plain === start || (plain.startsWith(start) && !/^[a-z]/.test(plain.slice(start.length)));
}

function byLogin(login: string, onlyBots = false): AgentTool | null {
  const account = login.trim().toLowerCase();
  const isBot = account.endsWith('[bot]');
  const bare = account.replace(/\[bot\]$/, '');
  // A name that stands where an account could: nobody is called so by chance, unless it is a single word.
  const may = (one: KnownAgent) =>
    (one.logins.includes(bare) && (!onlyBots || isBot || bare.includes('-'))) || (isBot && one.bots.includes(bare));
  return knownAgents.find(may)?.tool ?? null;
}

function byEmail(address: string, name: string | null): AgentTool | null {
  if (address === '') return null;
  const domain = `*@${address.split('@').at(-1) ?? ''}`;
  const found = knownAgents.find(({ emails }) => emails.includes(address) || emails.includes(domain));
  if (found === undefined) return SHARED.includes(address) && name !== null ? namedAgent(name, 'alone') : null;
  // One address for several products: the name says which.
  return (name === null ? null : namedAgent(name, 'alone')) ?? found.tool;
}

/** Addresses that vendors' products share with others. */
const SHARED = ['noreply@google.com', 'noreply@github.com', 'no-reply@google.com', 'noreply@microsoft.com'];

/** `123+login@users.noreply.github.com` and the older form without a number. */
function loginIn(address: string): string | null {
  return /^(?:\d+\+)?(?<login>[^@+]+)@users\.noreply\.github\.com$/.exec(address)?.groups?.login ?? null;
}

/** Addresses that say nothing of a person. */
function isNobodys(address: string): boolean {
  return /^(?:no-?reply|bot|agent|ai)@(?:localhost|noreply\.local|local|ai\.local)$/.test(address);
}
