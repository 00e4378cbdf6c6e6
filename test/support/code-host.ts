import type { WorkspaceId } from '../../src/kit/ids.ts';
import { connectRepository } from './connect-repository.ts';
import { hostAccount, type Sent } from './github-story.ts';
import { type TestApp, WEBHOOK_SECRET } from './test-app.ts';
import { sendWebhook, webhook } from './webhooks.ts';

/** Connects the repository of the stories to the app's workspace, without any flow. Somebody must be known already. */
export async function connectCodeHost(muster: TestApp, connectedAt: string): Promise<void> {
  const workspaceId = await workspaceOf(muster);
  await muster.store.scope(workspaceId, (tx) => connectRepository(tx, { connectedAt: new Date(connectedAt) }));
}

/** Says whose account it is, as somebody would have confirmed it. */
export async function matchAccount(muster: TestApp, login: string, slackUserId: string): Promise<void> {
  await muster.store.sql`
    insert into identities (id, workspace_id, source, external_key, login, bot, person_id, matched_by, first_seen_at, seen_at)
    select gen_random_uuid(), workspace_id, 'github', ${`account:${hostAccount(login).id}`}, ${login}, false, id,
      'confirmed', now(), now() from people where slack_user_id = ${slackUserId}`;
}

/** GitHub delivers these, one after the other, and everything they cause is done and sent. */
export async function deliver(muster: TestApp, ...all: readonly Sent[]): Promise<void> {
  for (const { event, payload } of all) {
    const { status, text } = await sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload }));
    if (status !== 202) throw new Error(`${event} was answered ${status} ${text}`);
    await muster.settled();
  }
}

async function workspaceOf(muster: TestApp): Promise<WorkspaceId> {
  const [row] = await muster.store.sql`select id from workspaces`;
  return row?.id as WorkspaceId;
}
