import { performance } from 'node:perf_hooks';

/** Tells a sender's flood from its usual traffic, by what came lately. */
export type FloodWatch = {
  /** One came from this source. */
  note(source: string): void;
  isOn(source: string): boolean;
  /** Of any source. */
  isAnyOn(): boolean;
};

/** A second, of one source. House rule, from the bench of the intake: handling so many would take a processor by itself. */
const FLOOD_PER_SECOND = 100;
/** Looked at for so long, in milliseconds. */
const LOOK_MS = 250;

export function createFloodWatch(): FloodWatch {
  const looks = new Map<string, Look>();
  return {
    note(source) {
      const look = looks.get(source) ?? createLook();
      looks.set(source, look);
      look.note();
    },
    isOn: (source) => looks.get(source)?.isOn() ?? false,
    isAnyOn: () => [...looks.values()].some((look) => look.isOn()),
  };
}

type Look = { note(): void; isOn(): boolean };

function createLook(): Look {
  let since = performance.now();
  let count = 0;
  let perSecond = 0;
  const turn = () => {
    const passed = performance.now() - since;
    if (passed < LOOK_MS) return;
    perSecond = (count / passed) * 1_000;
    count = 0;
    since += passed;
  };
  return {
    note() {
      turn();
      count += 1;
    },
    isOn() {
      turn();
      return perSecond >= FLOOD_PER_SECOND;
    },
  };
}
