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

const SLACK_HOSTS: readonly string[] = ['hooks.slack.com', 'hooks.slack-gov.com'];
