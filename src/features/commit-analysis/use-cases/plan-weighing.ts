import type { Ports } from '../../../ports/outbound/ports.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listOwnChanges } from '../../pull-requests/index.ts';
import type { KeepNeeds } from './keep-estimate.ts';
import { readInAnHour } from './plan-reading.ts';
import { weighBySizes } from './weigh-by-sizes.ts';
import { type WeighPayload, weighLater } from './weigh-later.ts';

/** How far back history without a pull request is weighed: one request a commit, and the present is what people look at. */
const HISTORY_MS = 30 * 24 * 3_600_000;

/** Commits of history in one transaction: short enough that nobody waits for its locks. */
const STEP = 100;

type Pushed = Pick<WeighPayload, 'workspaceId' | 'repositoryId' | 'shas'> & { readonly origin: 'live' | 'backfill' };
type Needs = Pick<Ports, 'scope' | 'jobs' | 'schedules'> & Omit<KeepNeeds, 'model'>;

/**
 * Has commits weighed. What happened just now by its diff, a few at a time, so that a limit of the host stops little; history
 * at once by what its pull requests say of sizes, without a request (`planReading` reads the diffs later). Squashed pull
 * requests are left out: they count where they were written. Harmless when repeated.
 */
export async function planWeighing(needs: Needs, { origin, ...pushed }: Pushed): Promise<void> {
  if (origin === 'live')
    return needs.scope(pushed.workspaceId, async (tx) =>
      weighLater(needs, tx, { ...pushed, live: true, shas: await listOwnChanges(tx, { ...pushed, since: null }) }),
    );
  for (let at = 0; at < pushed.shas.length; at += STEP)
    await weighHistory(needs, { ...pushed, shas: pushed.shas.slice(at, at + STEP) });
}

async function weighHistory(needs: Needs, pushed: Omit<Pushed, 'origin'>): Promise<void> {
  const { workspaceId, repositoryId } = pushed;
  const since = new Date(needs.clock.now().getTime() - HISTORY_MS);
  await needs.scope(workspaceId, async (tx) => {
    const repository = (await listSelectedRepositories(tx)).find(({ id }) => id === repositoryId);
    if (repository === undefined) return;
    const own = await listOwnChanges(tx, { ...pushed, since: null });
    const alone = await weighBySizes(needs, tx, { repository, shas: own });
    if (alone.length < own.length) await readInAnHour(needs, tx);
    const fresh = await listOwnChanges(tx, { repositoryId, shas: alone, since });
    await weighLater(needs, tx, { workspaceId, repositoryId, live: false, shas: fresh });
  });
}
