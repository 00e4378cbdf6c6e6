import type { SlackUserId } from '../../kit/ids.ts';
import { applyVerdict } from './apply-verdict.ts';
import { findBlock, reserveTurn } from './budget.ts';
import { failureOf } from './failure-of.ts';
import type { Kit } from './kit.ts';
import type { Claimed } from './row.ts';
import { settle } from './settle.ts';
import { judge } from './verdict.ts';

/**
 * Opens the recipient's DM and remembers it. Rows wait for their turn in the store, not in this process.
 * @returns false when the row was put back: its turn is later, or Slack refused
 */
export async function openDm(kit: Kit, row: Claimed, slackUserId: SlackUserId): Promise<boolean> {
  if (await waitsForTurn(kit, row)) return false;
  try {
    const channelId = await kit.messenger.openDm(row.workspaceId, slackUserId);
    const { personId } = row;
    if (personId !== null)
      await kit.store.scope(row.workspaceId, (tx) => kit.people.saveDmChannel(tx, personId, channelId));
    return true;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    const tries = { attempts: row.attempts, fraction: kit.random.fraction() };
    await applyVerdict(kit, row, { method: 'open', verdict: judge('open', failure, tries) });
    return false;
  }
}

async function waitsForTurn(kit: Kit, row: Claimed): Promise<boolean> {
  const now = kit.clock.now();
  const { workspaceId } = row;
  const turnAt =
    row.dmTurnAt ??
    (await reserveTurn(kit.store.sql, { workspaceId, now, perMinute: kit.settings.pacing.perMinute.open }));
  const blockedUntil = await findBlock(kit.store.sql, { workspaceId, method: 'open', now });
  const freeAt = Math.max(turnAt.getTime(), blockedUntil?.getTime() ?? 0);
  if (freeAt <= now.getTime() && !kit.blocks.isBlocked(workspaceId, 'open')) return false;
  const dueAt = new Date(Math.min(Math.max(freeAt, now.getTime()), now.getTime() + LONGEST_NAP_MS));
  await settle(kit.store.sql, row, {
    from: ['leased'],
    to: 'due',
    dueAt,
    dmTurnAt: turnAt,
    attempts: row.attempts - 1,
  });
  return true;
}

/** A row that waits longer is looked at in between: the claim takes longer waits for a clock that was set back. */
const LONGEST_NAP_MS = 600_000;
