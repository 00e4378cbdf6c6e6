/**
 * Where GitHub puts its reports. Source: GitHub, Copilot allowlist reference, and the changelog of 26 February 2026
 * ("Copilot metrics report URLs update"); `*.ghe.com` for data residency.
 */
const HOSTS: readonly RegExp[] = [
  /^([a-z0-9-]+\.)+github\.com$/,
  /^([a-z0-9-]+\.)+githubusercontent\.com$/,
  /^([a-z0-9-]+\.)+ghe\.com$/,
  /^copilot-reports-[a-z0-9-]+\.b01\.azurefd\.net$/,
  /^usagereports[a-z0-9]*\.blob\.core\.windows\.net$/,
];

/** Whether a link may be followed: to GitHub's places by https, or to the very server that was asked. */
export function isReportHost(link: string, apiUrl: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(link);
  if (username !== '' || password !== '') return false;
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && port === '' && HOSTS.some((host) => host.test(hostname));
}
