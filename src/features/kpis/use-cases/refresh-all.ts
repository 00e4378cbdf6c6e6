import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { markChanged } from '../../pull-requests/index.ts';
import { RULES } from '../domain/pack.ts';
import { claimFill } from '../store/fills.ts';
import { forgetWindows } from '../store/windows.ts';
import { refreshPlacements } from './refresh-placements.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'announce'>;

/**
 * The daily look: after an update that computes more or otherwise everything is computed again, once, the newest first;
 * what nobody asks for any more is forgotten; and teams are compared with what was told of them. Harmless when repeated.
 */
export async function refreshAll(needs: Needs, actor: RuleActor): Promise<void> {
  const { workspaceId } = actor;
  const now = needs.clock.now();
  await needs.scope(workspaceId, async (tx) => {
    if (await claimFill(tx, { rules: RULES, now })) await markChanged(needs, tx, { workspaceId, which: 'all' });
    await forgetWindows(tx, new Date(now.getTime() - UNASKED_MS));
  });
  await refreshPlacements(needs, actor, null);
}

/** Two weeks in milliseconds. */
const UNASKED_MS = 14 * 86_400_000;
