import type { Content } from '../slack/journal.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import type { Inspection } from '../web/contract.ts';
import type { MessageOrigin, MusterRecords } from './muster-records.ts';
import type { SentRequests } from './sent-requests.ts';

type Needs = { readonly slack: LocalSlack; readonly requests: SentRequests; readonly records: MusterRecords };

export type Inspected = { readonly personId: string; readonly channelId: string; readonly ts: string };

/**
 * What lies behind a message: a card or note leads over its key to Muster's outbox, and from there to the request that
 * caused it; an answer to a click or command to that very request. Null when the message is gone.
 */
export async function inspect({ slack, requests, records }: Needs, at: Inspected): Promise<Inspection | null> {
  const whisper = slack.whispers.find(at.ts);
  const message = slack.messages.find(at) ?? (whisper?.personId === at.personId ? whisper : null);
  if (message === null) return null;
  const key = keyOf(message);
  const path = slack.answers.pathOf(at.ts);
  // A stopped Muster has no database to look into: the message and its request can be shown all the same.
  const origin = key === null ? null : await records.findMessage(key).catch(() => null);
  const request = path === null ? await byOrigin(requests, origin) : await requests.findByAnswerPath(path);
  const subjects = origin?.subjectIds ?? idsIn(message);
  return {
    message: { type: 'message', ...message, ...(whisper !== null && { is_ephemeral: true }) },
    request,
    history: await records.listHistory(subjects).catch(() => []),
    names: await records.listNames().catch(() => ({})),
  };
}

async function byOrigin(requests: SentRequests, origin: MessageOrigin | null) {
  return origin?.requestId == null ? null : requests.findById(origin.requestId);
}

/** The key that Muster put on what it posted through its outbox. */
function keyOf({ metadata }: Content): string | null {
  const payload = (metadata as { readonly event_payload?: { readonly key?: unknown } } | undefined)?.event_payload;
  return typeof payload?.key === 'string' ? payload.key : null;
}

/** Buttons carry the id of what they are about. */
function idsIn({ blocks = [] }: Content): readonly string[] {
  const actions = JSON.stringify(blocks).match(/"action_id":"[^"]*"/g) ?? [];
  return [...new Set(actions.join(' ').match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])];
}
