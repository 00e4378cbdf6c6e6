import type { WorkspaceId } from '../../kit/ids.ts';
import { crashPoint } from '../crash-points.ts';
import { claimRows } from './claim.ts';
import type { Kit } from './kit.ts';
import type { Places } from './places.ts';
import type { Claimed, Step } from './row.ts';
import { type Space, surveySpaces } from './survey.ts';

export type Round = {
  readonly claimed: number;
  /** True when something waits, be it for its turn only. */
  readonly waiting: boolean;
};

/** Rounds that each claim what may go out now and set it on its way. */
export function createRounds(kit: Kit, places: Places): () => Promise<Round> {
  /** The person or channel served last, per workspace: the next claim goes on behind. */
  const served = new Map<WorkspaceId, string>();
  let count = 0;

  async function claim(step: Step, spaces: readonly Space[]): Promise<number> {
    const rows = await claimStep(kit, places, { step, spaces, served });
    if (rows.length > 0) crashPoint('outbox.claimed');
    for (const row of rows) {
      if (step === 'post') served.set(row.workspaceId, row.lane);
      places.run(row);
    }
    return rows.length;
  }

  return async () => {
    const spaces = await surveySpaces(kit.store.sql, kit.clock.now());
    count += 1;
    let claimed = 0;
    for (const step of turns(count)) {
      const asking = spaces.filter((space) => space.step === step);
      if (asking.length > 0 && places.free() > 0) claimed += await claim(step, asking);
    }
    return { claimed, waiting: spaces.length > 0 };
  };
}

type Asking = {
  readonly step: Step;
  readonly spaces: readonly Space[];
  readonly served: ReadonlyMap<WorkspaceId, string>;
};

function claimStep(kit: Kit, places: Places, { step, spaces, served }: Asking): Promise<Claimed[]> {
  const { store, clock, random, settings } = kit;
  return claimRows(store.sql, {
    step,
    rooms: spaces.map(({ workspaceId }) => ({
      workspaceId,
      room: places.freeFor(workspaceId),
      after: served.get(workspaceId) ?? '',
    })),
    capacity: places.free(),
    perMinute: settings.pacing.perMinute[step],
    now: clock.now(),
    lease: random.uuid(),
    leaseMs: settings.leaseMs,
    probeMs: settings.probeMs,
  });
}

/** Each step comes first every third round, so that none can take all the room. */
function turns(round: number): readonly Step[] {
  const steps: readonly Step[] = ['post', 'edit', 'look'];
  return [...steps.slice(round % 3), ...steps.slice(0, round % 3)];
}
