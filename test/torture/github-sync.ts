import { isDeepStrictEqual } from 'node:util';
import { readRows } from '../support/read-rows.ts';
import { createDice } from './stage/dice.ts';
import { figuresOf, type Torture } from './stage/figures.ts';
import { openHistoryGround } from './stage/history-ground.ts';
import { startReader } from './stage/read-history.ts';
import { pause } from './stage/wait.ts';

const { holds, shown } = figuresOf('github-sync');

/** Reading 5,000 pull requests, killed ten times at random moments: the same rows as undisturbed. */
export const githubSync: Torture = async ({ seed, short }) => {
  const dice = createDice(seed);
  const pullRequests = short ? 400 : 5_000;
  const kills = short ? 2 : 10;
  const ground = await openHistoryGround({
    ...{ seed, days: 85, until: new Date().toISOString(), latencyMs: 20 },
    repositories: [{ name: 'web', pullRequests, deployments: 150 }],
  });
  try {
    const calm = await ground.fresh('calm');
    const took = await startReader(calm.task).done;
    const undisturbed = await readRows(calm.sql);
    const before = await ground.github.stats();

    const shaken = await ground.fresh('shaken');
    let killed = 0;
    let ended: number | null = null;
    while (ended === null) {
      const reader = startReader(shaken.task);
      if (killed < kills) {
        // Somewhere in its share of the work, its start included.
        const momentMs = 300 + dice.roll() * ((took ?? 10_000) / kills) * 1.2;
        ended = await Promise.race([reader.done, pause(momentMs).then(() => null)]);
        if (ended === null) await reader.end('SIGKILL');
        killed += ended === null ? 1 : 0;
      } else {
        ended = await reader.done;
        if (ended === null) throw new Error('the reader ended by itself before it was through');
      }
    }
    const rows = await readRows(shaken.sql);
    const after = await ground.github.stats();
    const total = Object.values(undisturbed).reduce((sum, list) => sum + list.length, 0);
    return [
      shown('pull requests, rows in all', `${undisturbed.pull_requests?.length}, ${total}`),
      holds('kills', `${killed}`, killed === kills),
      holds(
        'pull requests read',
        `${undisturbed.pull_requests?.length}`,
        undisturbed.pull_requests?.length === pullRequests,
      ),
      holds('rows as undisturbed', String(isDeepStrictEqual(rows, undisturbed)), isDeepStrictEqual(rows, undisturbed)),
      shown('requests undisturbed, with kills', `${before.calls}, ${after.calls - before.calls}`),
    ];
  } finally {
    await ground.close();
  }
};
