/** Slack's own hosts over https, or exactly the host and port of a configured API that isn't Slack's (tests, playground). */
export function isAnswerAddress(responseUrl: string, apiUrl: string): boolean {
  if (!URL.canParse(responseUrl)) return false;
  const url = new URL(responseUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:' && SLACK_HOSTS.includes(url.host)) return true;
  const api = new URL(apiUrl);
  const atSlack = /(^|\.)slack(-gov)?\.com$/.test(api.hostname);
  return !atSlack && url.origin === api.origin;
}

/** Where Slack takes a file: its own host over https, or a configured API that isn't Slack's. */
export function isUploadAddress(uploadUrl: string, apiUrl: string): boolean {
  if (!URL.canParse(uploadUrl)) return false;
  const { protocol, host, origin, username, password } = new URL(uploadUrl);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:' && UPLOAD_HOST.test(host)) return true;
  const api = new URL(apiUrl);
  return !/(^|\.)slack(-gov)?\.com$/.test(api.hostname) && origin === api.origin;
}

const UPLOAD_HOST = /^files\.slack(-gov)?\.com$/;
const SLACK_HOSTS: readonly string[] = ['hooks.slack.com', 'hooks.slack-gov.com'];
