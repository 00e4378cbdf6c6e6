export type Lanes = <T>(lane: string, work: () => Promise<T>) => Promise<T>;

/** Runs the work of one lane one after the other, in the order it came, and that of different lanes side by side. */
export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return (lane, work) => {
    const turn = (last.get(lane) ?? Promise.resolve()).then(work);
    const over = turn
      .catch(() => {})
      .then(() => {
        if (last.get(lane) === over) last.delete(lane);
      });
    last.set(lane, over);
    return turn;
  };
}
