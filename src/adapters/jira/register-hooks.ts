import { z } from 'zod';
import { type IssueTrackerClient, IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';
import { everyPage, readAll } from './every-page.ts';
import type { Site } from './open-client.ts';
import { id } from './records/id.ts';
import { readInstant } from './records/instant.ts';

const ISSUE_EVENTS = ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'] as const;
const SPRINT_EVENTS = [
  'sprint_created',
  'sprint_started',
  'sprint_updated',
  'sprint_closed',
  'sprint_deleted',
] as const;

const hook = z
  .object({ id, url: z.string(), expirationDate: z.unknown().optional() })
  .transform(({ id: hookId, url, expirationDate }) => ({ id: hookId, url, expiresAt: readInstant(expirationDate) }));
const registered = z.object({ webhookRegistrationResult: z.array(z.object({ createdWebhookId: id.nullish() })) });
const refreshed = z.object({ expirationDate: z.unknown().optional().transform(readInstant) });

/** What a webhook lives after it was made or refreshed, in milliseconds. Source: FACTS, refresh API: 30 days. */
const LIFE_MS = 30 * 24 * 3_600_000;

type Hooks = Pick<IssueTrackerClient, 'listHooks' | 'registerHook' | 'refreshHooks' | 'deleteHooks'>;

/** Dynamic webhooks of an OAuth app on Jira Cloud. Jira keeps few of them: five for each person and site. */
export function registerHooks(site: Site): Hooks {
  const { request, now } = site;
  const expiry = () => new Date(now().getTime() + LIFE_MS);
  return {
    listHooks: async () => readAll(await everyPage(request, { path: '/rest/api/3/webhook' }), hook),
    async registerHook({ url, projects }) {
      // Not every site lets apps hear of sprints: then they are read once a day.
      const made =
        (await register(site, { url, projects, events: [...ISSUE_EVENTS, ...SPRINT_EVENTS] })) ??
        (await register(site, { url, projects, events: ISSUE_EVENTS }));
      if (made === null) throw new IssueTrackerError('refused', 'Jira doesn’t let Muster register a webhook.');
      return { id: made, url, expiresAt: expiry() };
    },
    async refreshHooks(ids) {
      const body = { webhookIds: ids.map(Number) };
      const path = '/rest/api/3/webhook/refresh' as const;
      return (await request({ method: 'PUT', path, body, schema: refreshed })).expirationDate ?? expiry();
    },
    async deleteHooks(ids) {
      if (ids.length === 0) return;
      const body = { webhookIds: ids.map(Number) };
      await request({ method: 'DELETE', path: '/rest/api/3/webhook', body, schema: z.unknown() });
    },
  };
}

type Registration = { readonly url: string; readonly projects: readonly string[]; readonly events: readonly string[] };

/** @returns the new one's id; null when Jira refused these events */
async function register({ request }: Site, { url, projects, events }: Registration): Promise<string | null> {
  const jqlFilter = `project in (${projects.map((key) => `"${key.replace(/["\\]/g, '')}"`).join(', ')})`;
  const body = { url, webhooks: [{ events, jqlFilter }] };
  try {
    const answer = await request({ method: 'POST', path: '/rest/api/3/webhook', body, schema: registered });
    return answer.webhookRegistrationResult[0]?.createdWebhookId ?? null;
  } catch (error) {
    if (error instanceof IssueTrackerError && error.failure === 'gone') return null;
    throw error;
  }
}
