import type { Log } from '../../src/ports/outbound/system.ts';

/** A log nobody reads. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
};
