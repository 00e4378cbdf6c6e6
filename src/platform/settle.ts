type Idle = { idle(): Promise<unknown> };

type Machines = {
  /** Which workspace it is. */
  readonly slack: Idle;
  readonly inbox: Idle;
  /** True when nothing that was due is still queued or runs. */
  readonly ticker: { idle(): Promise<boolean> };
  /** Lets jobs go on for a moment, told how often in a row it found none. @returns whether it found any */
  readonly jobs: { lookNow(vainLooks: number): Promise<boolean> };
  readonly worker: Idle;
};

/** Waits until nothing is left to do at this instant of the clock. */
export async function settle({ slack, inbox, ticker, jobs, worker }: Machines): Promise<void> {
  await slack.idle();
  do {
    await inbox.idle();
    for (let vain = 0; !(await ticker.idle()); ) vain = (await jobs.lookNow(vain)) ? 0 : vain + 1;
    await worker.idle();
    // A job that ended while the last messages went out has written more of them.
  } while (!(await ticker.idle()));
}
