/**
 * The address of a Jira site from what somebody typed or pasted: `acme.atlassian.net`, a page of it, or a Data Center's
 * own address with its folder. Without a closing slash.
 * @returns null for anything that isn't surely a site of the open internet: Muster would ask it with a password
 */
export function readSite(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/]*:\d/.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return null;
  const { protocol, username, password, hostname, host, pathname } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '' || !isPublicName(hostname)) return null;
  if (isCloud(hostname)) return `https://${hostname}`;
  // Pages of Data Center stand below these; what comes before is the folder it is served from.
  const folder = pathname.replace(/\/(browse|projects|secure|issues|login|plugins|rest)(\/.*)?$|\/[^/]*\.jsp$/, '');
  return `https://${host}${folder.replace(/\/+$/, '')}`;
}

/** Atlassian's own. */
export function isCloud(hostname: string): boolean {
  return /\.(atlassian\.net|jira\.com)$/.test(hostname);
}

/** Names that mean a machine of one's own network are for operators, in `JIRA_BASE_URL`. */
function isPublicName(hostname: string): boolean {
  const bare = hostname.replace(/\.$/, '');
  // However a number address was written, it is four numbers or stands in brackets by now.
  if (/^[\d.]+$/.test(bare) || bare.startsWith('[') || !bare.includes('.')) return false;
  return !/\.(localhost|local|internal|intranet|home|lan|corp|test|invalid|arpa)$/.test(bare);
}
