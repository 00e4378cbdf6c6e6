import type { SlackCallReport } from '../../../src/adapters/slack/call-slack.ts';
import { createSlackAdapter, type SlackAdapterSettings } from '../../../src/adapters/slack/create-slack-adapter.ts';
import type { Block, ModalView } from '../../../src/kit/blocks/types.ts';
import type { SlackChannelId, SlackUserId, WorkspaceId } from '../../../src/kit/ids.ts';
import { SlackCallError, type SlackFailure } from '../../../src/ports/outbound/slack.ts';
import type { LogFields } from '../../../src/ports/outbound/system.ts';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import { silentLog } from '../../support/silent-log.ts';

export const WORKSPACE = '0190a000-0000-7000-8000-000000000001' as WorkspaceId;
export const ANA = 'U0ANA' as SlackUserId;
export const GENERAL = 'C0GENERAL' as SlackChannelId;

const section: Block = { type: 'section', text: { type: 'mrkdwn', text: 'Please review the login page' } };
export const message = { text: 'Please review the login page', blocks: [section] };
export const modal: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'A task' }, blocks: [section] };

/** An adapter that remembers what it reported and what it logged as its own fault. */
export function slackRoom(settings: Partial<SlackAdapterSettings> & { apiUrl: string }) {
  const reports: SlackCallReport[] = [];
  const errors: LogFields[] = [];
  const adapter = createSlackAdapter({
    tokenFor: () => DEFAULT_WORKSPACE.botToken,
    botToken: DEFAULT_WORKSPACE.botToken,
    log: { ...silentLog, error: (fields) => errors.push(fields) },
    onCall: (report) => reports.push(report),
    ...settings,
  });
  const post = () => adapter.messenger.post(WORKSPACE, { channelId: GENERAL, message, key: 'note:1' });
  return { ...adapter, reports, errors, post };
}

/** How a call failed, as its caller sees it. */
export async function failureOf(call: Promise<unknown>): Promise<SlackFailure> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SlackCallError))
    throw new Error('the call should have failed with a SlackCallError', { cause: error });
  return error.failure;
}
