import { applyVerdict } from './apply-verdict.ts';
import { failureOf } from './failure-of.ts';
import type { Kit } from './kit.ts';
import { markSent } from './mark-sent.ts';
import { countResult, observeDelivery } from './measure.ts';
import type { Claimed } from './row.ts';
import { settle } from './settle.ts';
import { judge } from './verdict.ts';

/** Looks whether a first post of unknown outcome arrived: then it is sent, else due again. */
export async function lookForMessage(kit: Kit, row: Claimed): Promise<void> {
  const { channelId, firstSentAt } = row;
  if (channelId === null || firstSentAt === null)
    throw new Error(`outbox row ${row.id} is unknown but was never handed over`);
  if (kit.blocks.isBlocked(row.workspaceId, 'look')) {
    await settle(kit.store.sql, row, { from: ['looking'], to: 'unknown', holdMs: 0, attempts: row.attempts - 1 });
    return;
  }
  try {
    const oldest = new Date(firstSentAt.getTime() - SKEW_MS);
    const found = await kit.messenger.findByKey(row.workspaceId, { channelId, key: row.key, oldest });
    countResult(kit, 'look', found === null ? 'absent' : 'found');
    await (found === null ? postAgain(kit, row) : keep(kit, row, found.ts));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    countResult(kit, 'look', failure.kind);
    const tries = { attempts: row.attempts, fraction: kit.random.fraction() };
    await applyVerdict(kit, row, { method: 'look', verdict: judge('look', failure, tries) });
  }
}

/** Our clock and Slack's may differ: looking back further costs nothing, the latest 15 messages are read anyway. */
const SKEW_MS = 300_000;

async function keep(kit: Kit, row: Claimed, ts: string): Promise<void> {
  const now = kit.clock.now();
  const { channelMs, editMs } = kit.settings.pacing;
  // Which of several tries arrived is not known: a card is edited once more, so that it surely shows its present state.
  const shownVersion = row.form === 'card' ? 0 : row.wantedVersion;
  await markSent(kit.store.sql, row, { ts, shownVersion, now, channelMs, editMs });
  observeDelivery(kit, row, now);
  kit.log.info(
    { event: 'outbox.found', outboxId: row.id, kind: row.kind, requestId: row.requestId },
    'message had arrived',
  );
}

async function postAgain(kit: Kit, row: Claimed): Promise<void> {
  await settle(kit.store.sql, row, { from: ['looking'], to: 'due', dueAt: kit.clock.now() });
  kit.log.info(
    { event: 'outbox.lost', outboxId: row.id, kind: row.kind, requestId: row.requestId },
    'message had not arrived',
  );
}
