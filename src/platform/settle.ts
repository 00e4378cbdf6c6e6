type Idle = { idle(): Promise<unknown> };

type Machines = {
  readonly inbox: Idle;
  /** True when nothing that was due is still queued or runs. */
  readonly ticker: { idle(): Promise<boolean> };
  readonly jobs: { lookNow(): Promise<unknown> };
  readonly worker: Idle;
};

/** Waits until nothing is left to do at this instant of the clock. */
export async function settle({ inbox, ticker, jobs, worker }: Machines): Promise<void> {
  do {
    await inbox.idle();
    while (!(await ticker.idle())) await jobs.lookNow();
    await worker.idle();
    // A job that ended while the last messages went out has written more of them.
  } while (!(await ticker.idle()));
}
