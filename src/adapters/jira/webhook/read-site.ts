/**
 * Which site a webhook is about, by the addresses its parts have of themselves: the site's own without a closing slash, or
 * the cloud id where they name Atlassian's gateway. Null where it names none.
 */
export function readSite(body: unknown): string | null {
  for (const name of PARTS) {
    const self = memberOf(memberOf(body, name), 'self');
    const site = typeof self === 'string' ? siteOf(self) : null;
    if (site !== null) return site;
  }
  return null;
}

const PARTS = ['issue', 'sprint', 'board', 'comment', 'project', 'version', 'user'];

function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const [, cloudId] = /^\/ex\/jira\/([\w-]{1,100})\/rest\//.exec(pathname) ?? [];
  if (cloudId !== undefined) return cloudId;
  const end = pathname.indexOf('/rest/');
  return end === -1 ? null : `${origin}${pathname.slice(0, end)}`;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
