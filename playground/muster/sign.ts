import { createHmac } from 'node:crypto';

/** Slack's headers: over the second and the exact body. */
export function signAsSlack(secret: string, at: Date, body: string): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` };
}

/** GitHub's header: over the exact body. */
export function signAsGitHub(secret: string, body: string): Readonly<Record<string, string>> {
  return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

/** Jira's header for a webhook an admin has set: over the exact body. */
export function signAsJira(secret: string, body: string): Readonly<Record<string, string>> {
  return { 'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}
