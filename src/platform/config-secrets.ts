import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** What each secret should look like and where to find it. */
export const advice = {
  botToken:
    'should be the "Bot User OAuth Token" starting with xoxb-: https://api.slack.com/apps, your app, "OAuth & Permissions".',
  appToken:
    'should be an "App-Level Token" starting with xapp-: https://api.slack.com/apps, your app, "Basic Information", "App-Level Tokens" (scope connections:write).',
  signingSecret:
    'should be the "Signing Secret", 32 characters of 0-9 and a-f: https://api.slack.com/apps, your app, "Basic Information", "App Credentials". While rotating write `new,old`.',
  appId:
    'should be the "App ID", a number: GitHub, "Settings", "Developer settings", "GitHub Apps", your app, "About".',
  privateKey:
    'should be the private key of the GitHub App, the whole .pem file with line breaks written as \\n, or the file in base64: GitHub, your app, "Private keys".',
  webhookSecret:
    'should be the webhook secret set at GitHub, 16 characters or more that nobody can guess. While rotating write `new,old`.',
  githubToken:
    'should be a personal access token, github_pat_… or ghp_…: GitHub, "Settings", "Developer settings", "Personal access tokens".',
  jiraSite: 'should be the address of your Jira site, for example https://acme.atlassian.net.',
  jiraEmail: 'should be the e-mail address of the account whose API token it is; leave it out for Data Center.',
  jiraToken:
    'should be an API token: https://id.atlassian.com, "Security", "API tokens"; of Data Center a personal access token.',
  jiraWebhookSecret:
    'should be the secret of the webhook set in Jira, 16 characters or more that nobody can guess. While rotating write `new,old`.',
  atlassianId: 'should be the "Client ID" of your app: https://developer.atlassian.com/console/myapps, "Settings".',
  atlassianSecret: 'should be the "Secret" of your app: https://developer.atlassian.com/console/myapps, "Settings".',
  openaiKey: 'should be the key of your OpenAI account or server, one word of 8 characters or more.',
  encryptionKeys:
    'should be `id:key`, several separated by commas, the newest first; each key 32 random bytes in base64, each id a short word of its own. Make one: echo "k1:$(openssl rand -base64 32)"',
} as const;

/** A token as Slack writes it: its prefix and at least ten more letters, digits or hyphens. */
export function slackToken(prefix: string, words: string) {
  return z
    .string()
    .trim()
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]{10,}$`), words);
}

/** One signing secret, or two as `new,old`. Refuses what anybody could guess: a guessed secret lets anybody in. */
export function signingSecrets(words: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((secrets) => secrets.length <= 2 && secrets.every(isSecret), words);
}

/** A token whose form is its maker's business: one word. */
export function openText(words: string) {
  return z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,500}$/, words);
}

/** A private key in PEM, its line breaks written as `\n` or not, or that in base64; given back as PEM. */
export function privateKey(words: string) {
  return z
    .string()
    .transform((text) => {
      const plain = text.replaceAll('\\n', '\n').trim();
      return plain.startsWith('-----BEGIN') ? plain : Buffer.from(plain, 'base64').toString('utf8').trim();
    })
    .refine(isPrivateKey, words);
}

/** `id:base64,id:base64`, the first encrypts. */
export const encryptionKeys = z
  .string()
  .refine((text) => readEncryptionKeys(text) !== null, advice.encryptionKeys)
  .transform((text) => readEncryptionKeys(text) ?? []);

/** Keys of 32 bytes, each id once; null for anything else. */
export function readEncryptionKeys(text: string): readonly EncryptionKey[] | null {
  const keys = text.split(',').flatMap((one) => readKey(one) ?? []);
  const whole = keys.length === text.split(',').length && new Set(keys.map(({ id }) => id)).size === keys.length;
  return whole ? keys : null;
}

type EncryptionKey = { readonly id: string; readonly key: Buffer };

function readKey(text: string): EncryptionKey | null {
  const [, id, base64] = /^([\w-]{1,32}):([\w+/-]{43}=?)$/.exec(text.trim()) ?? [];
  if (id === undefined || base64 === undefined) return null;
  const key = Buffer.from(base64, 'base64');
  // A key of one byte again and again was typed, not made.
  return key.length === 32 && new Set(key).size > 8 ? { id, key } : null;
}

function isSecret(text: string): boolean {
  return text.length >= 16 && !/changeme|\s/i.test(text) && new Set(text).size > 3;
}

/** Looks twice: once in some thousand reads on a busy machine OpenSSL refused a good key and took it the next moment. */
function isPrivateKey(pem: string): boolean {
  return isRsa(pem) || isRsa(pem);
}

function isRsa(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
