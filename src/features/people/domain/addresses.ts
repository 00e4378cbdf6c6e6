import { cleanText } from '../../../kit/text.ts';

/**
 * An address as it is compared: blanks around it removed, A to Z in lower case. Other letters stay as they are: `K`
 * (U+212A) would turn into `k`, and an address that only looks like another one must not become it.
 */
export function foldEmail(email: string): string {
  return foldAscii(cleanText(email).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
}

/** Logins are compared so too: the host takes letters, digits and hyphens only, in any case. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Whose no-reply address it is: `id:1` for `1+ana@users.noreply.github.com`, `login:ana` for the form without the
 * number; null for all others. Source: docs.github.com, setting your commit email address.
 */
export function leadOf(email: string): string | null {
  const match = /^(?:(?<id>\d{1,20})\+)?(?<login>[a-z0-9_-]{1,100}(?:\[bot\])?)@users\.noreply\.github\.com$/.exec(
    foldEmail(email),
  );
  if (match?.groups === undefined) return null;
  const { id, login } = match.groups;
  return id === undefined ? `login:${login}` : `id:${id}`;
}

/** The login in a no-reply address; null for all other addresses. */
export function loginInNoreply(email: string): string | null {
  const folded = foldEmail(email);
  return leadOf(folded) === null ? null : folded.replace(/^\d+\+/, '').replace(/@.*$/, '');
}

/**
 * True for addresses that name a post and not a person, and for those that nobody can answer: whoever has such an
 * address in Slack may share it with others. Source: RFC 2142 and the words teams use; a person called Dev confirms.
 */
export function isSharedAddress(email: string): boolean {
  const local = foldEmail(email).split('@')[0] ?? '';
  const words = local.replace(/\+.*$/, '').split(/[._-]/);
  return NOBODYS.test(local) || words.some((word) => POSTS.has(word));
}

/** True for addresses that programs are known to write commits with. */
export function isBotAddress(email: string): boolean {
  const folded = foldEmail(email);
  return BOT_ADDRESSES.has(folded) || /\[bot\]@/.test(folded);
}

/** True for logins that belong to programs: the host's own ending, and its own two that lack it. */
export function isBotLogin(login: string): boolean {
  const folded = foldAscii(login);
  return folded.endsWith('[bot]') || folded === 'web-flow' || folded === 'copilot';
}

/** `ana@x.org` for `ana+git@x.org`; null where there is no tag. */
export function withoutTag(email: string): string | null {
  const match = /^(?<local>[^+@]+)\+[^@]*(?<domain>@.+)$/.exec(foldEmail(email));
  return match?.groups === undefined ? null : `${match.groups.local}${match.groups.domain}`;
}

const NOBODYS = /^(?:no-?reply|do-?not-?reply|donotreply|mailer-daemon|bounces?)(?:$|[+._-])/;

const POSTS: ReadonlySet<string> = new Set(
  (
    'abuse account accounts admin administrator admins all alerts api automation backend billing bot bots build builder builds ' +
    'buildbot ceo ci cd code community contact contributors cto deploy deployer deployment dev developer developers ' +
    'devs devops dependabot engineering engineers everyone feedback finance frontend git github gitlab group hello help helpdesk ' +
    'hostmaster hr info infra infrastructure it jenkins jobs list mail mailbox marketing me mobile monitoring news ' +
    'newsletter nobody noreply notifications office ops platform postmaster press privacy product qa release releases ' +
    'renovate root sales script security service services shared staff status support sysadmin system team teams tech ' +
    'test tester testing user users web webmaster www'
  ).split(' '),
);

const BOT_ADDRESSES: ReadonlySet<string> = new Set([
  'action@github.com',
  'actions@github.com',
  'bot@renovateapp.com',
  'cursoragent@cursor.com',
  'github-actions@github.com',
  'noreply@anthropic.com',
  'noreply@github.com',
  'renovate@whitesourcesoftware.com',
  'semantic-release-bot@martynus.net',
  'snyk-bot@snyk.io',
  'support@dependabot.com',
]);
