import type { WorkspaceId } from '../../kit/ids.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { Method } from './row.ts';

/**
 * What Slack forbade, known to this process in the instant the refusal arrives: rows already claimed stop at it,
 * while the row in the store tells the other replicas and the next claim.
 */
export type BlockMemory = {
  block(workspaceId: WorkspaceId, method: Method, forMs: number): void;
  isBlocked(workspaceId: WorkspaceId, method: Method): boolean;
};

export function createBlockMemory(clock: Clock): BlockMemory {
  const blocks = new Map<string, { from: number; until: number }>();
  return {
    block(workspaceId, method, forMs) {
      const now = clock.now().getTime();
      const key = `${workspaceId} ${method}`;
      blocks.set(key, { from: now, until: Math.max(now + forMs, blocks.get(key)?.until ?? 0) });
    },
    isBlocked(workspaceId, method) {
      const key = `${workspaceId} ${method}`;
      const block = blocks.get(key);
      const now = clock.now().getTime();
      if (block !== undefined && now < block.until && now >= block.from - CLOCK_STEP_MS) return true;
      blocks.delete(key);
      return false;
    },
  };
}

/** A clock set back further than this ends a block that would otherwise last as much longer. */
const CLOCK_STEP_MS = 300_000;
