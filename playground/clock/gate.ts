/**
 * Lets deeds pass side by side, and the clock jump alone: a request signed before a jump would come from the past.
 */
export type Gate = {
  /** Waits while the clock jumps. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for all who passed, and holds up the others. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** How many have passed so far. */
  passed(): number;
};

export function createGate(): Gate {
  let inside = 0;
  let passed = 0;
  let closed: Promise<void> | null = null;
  let onEmpty: () => void = () => {};
  return {
    async pass(work) {
      while (closed !== null) await closed;
      inside += 1;
      passed += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        if (inside === 0) onEmpty();
      }
    },
    async alone(work) {
      while (closed !== null) await closed;
      let open: () => void = () => {};
      closed = new Promise((resolve) => {
        open = resolve;
      });
      try {
        if (inside > 0) {
          await new Promise<void>((resolve) => {
            onEmpty = resolve;
          });
        }
        return await work();
      } finally {
        onEmpty = () => {};
        closed = null;
        open();
      }
    },
    passed: () => passed,
  };
}
