import { rmSync, writeFileSync } from 'node:fs';

/** A clock that jumps, for Muster (by `MUSTER_CLOCK`) and for those who sign as if it were Slack's. */
export type MovableClock = {
  readonly file: string;
  /** Milliseconds ahead of the real time. */
  readonly offset: number;
  now(): Date;
  /** Seconds since 1970, as requests are signed. */
  seconds(): number;
  /** Lets it show the real time and so many milliseconds more, from now on. */
  set(offset: number): void;
  remove(): void;
};

export function createMovableClock(file: string): MovableClock {
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const set = (ms: number) => {
    offset = ms;
    writeFileSync(file, String(ms));
  };
  set(0);
  return {
    file,
    get offset() {
      return offset;
    },
    now,
    seconds: () => Math.floor(now().getTime() / 1000),
    set,
    remove: () => rmSync(file, { force: true }),
  };
}
