import type { WorkspaceId } from '../../kit/ids.ts';
import { crashPoint } from '../crash-points.ts';
import { claimRows } from './claim.ts';
import type { Kit } from './kit.ts';
import type { Claimed, Step } from './row.ts';
import { runRow } from './run-row.ts';
import { type Space, surveySpaces } from './survey.ts';

export type Round = {
  readonly claimed: number;
  /** True when something waits, be it for its turn only. */
  readonly waiting: boolean;
};

/** Claims what may go out and sets it on its way, round by round. */
export type Rounds = {
  go(): Promise<Round>;
  /** What is on its way now. */
  running(): readonly Promise<void>[];
};

/** @param onFreed told each time a row is done and its place free */
export function createRounds(kit: Kit, onFreed: () => void): Rounds {
  const running = new Map<Claimed, Promise<void>>();
  const served = new Map<WorkspaceId, string>();
  const { store, clock, random, settings } = kit;
  let round = 0;

  function run(row: Claimed): void {
    const done = runRow(kit, row).finally(() => {
      running.delete(row);
      onFreed();
    });
    running.set(row, done);
  }

  function roomOf(workspaceId: WorkspaceId): number {
    const busy = [...running.keys()].filter((row) => row.workspaceId === workspaceId).length;
    return Math.max(0, settings.perWorkspace - busy);
  }

  async function claim(step: Step, spaces: readonly Space[]): Promise<number> {
    const rows = await claimRows(store.sql, {
      step,
      rooms: spaces.map(({ workspaceId }) => ({
        workspaceId,
        room: roomOf(workspaceId),
        after: served.get(workspaceId) ?? '',
      })),
      capacity: settings.concurrency - running.size,
      perMinute: settings.pacing.perMinute[step],
      now: clock.now(),
      lease: random.uuid(),
      leaseMs: settings.leaseMs,
      probeMs: settings.probeMs,
    });
    if (rows.length > 0) crashPoint('outbox.claimed');
    for (const row of rows) {
      if (step === 'post') served.set(row.workspaceId, row.lane);
      run(row);
    }
    return rows.length;
  }

  return {
    running: () => [...running.values()],
    async go() {
      const spaces = await surveySpaces(store.sql, clock.now());
      round += 1;
      let claimed = 0;
      for (const step of turns(round)) {
        const asking = spaces.filter((space) => space.step === step);
        if (asking.length > 0 && running.size < settings.concurrency) claimed += await claim(step, asking);
      }
      return { claimed, waiting: spaces.length > 0 };
    },
  };
}

/** Each step comes first every third round, so that none can take all the room. */
function turns(round: number): readonly Step[] {
  const steps: readonly Step[] = ['post', 'edit', 'look'];
  return [...steps.slice(round % 3), ...steps.slice(0, round % 3)];
}
