import { instantAt, type Pace } from '../../playground/muster/clock-messages.ts';
import type { MusterState, StartMuster } from '../../playground/muster/start-muster.ts';
import { unpaced } from '../../playground/muster/unpaced.ts';
import { waitUntilReady } from '../../playground/muster/wait-until-ready.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/platform/config.ts';

/**
 * Muster behind its real doors, but in this process, whose code is loaded and warm: a process of its own costs
 * seconds before it has done anything. `npm start` is tried with one in `playground.test.ts` and `past-life.test.ts`.
 */
export const startWithin: StartMuster = ({ port, env, onState }) => {
  const origin = `http://127.0.0.1:${port}`;
  let state: MusterState = { kind: 'starting' };
  let pace: Pace = { kind: 'runs', aheadMs: 0 };
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const enter = (next: MusterState): void => {
    state = next;
    onState(next);
  };
  const stopped = (words: string): void => enter({ kind: 'stopped', words });
  let app: App | null = null;
  const open = async (): Promise<boolean> => {
    // As the process does, it waits for its first word of the clock.
    await begun;
    if (state.kind === 'stopped') return false;
    const clock = { now: () => instantAt(pace) };
    app = createApp({ config: readConfig(env), clock, pacing: unpaced, lazyCommits: true });
    await app.start();
    const answers = await waitUntilReady(origin, () => state.kind === 'stopped');
    if (answers) enter({ kind: 'ready' });
    return answers;
  };
  const ready = open().catch((error: unknown) => {
    stopped(error instanceof Error ? error.message : String(error));
    return false;
  });
  return {
    ...{ origin, ready, state: () => state },
    clockDoor: {
      async pace(next) {
        pace = next;
        begin();
      },
      tick: async () => app?.tick(),
      settle: async () => app?.settle(),
      nextDueAt: async () => (await app?.nextDueAt()) ?? null,
    },
    async stop() {
      begin();
      if (state.kind !== 'stopped') stopped('it was asked to');
      await app?.stop();
      await ready;
    },
  };
};
