/** The only source of now. Rules take `now` as an argument; SQL `now()` serves leases alone. */
export interface Clock {
  now(): Date;
}

/** The only source of ids and chance. */
export interface Random {
  /** A new UUID v7: sorts by time of making. */
  uuid(): string;
  /** Uniform in [0, 1); for jitter and samples, never for secrets. */
  fraction(): number;
  /** 32 bytes nobody can guess, as 43 characters of A-Z a-z 0-9 - _: for secrets. */
  secret(): string;
  /** Short code a person can read out, for example `K7Q-2FD`. */
  reference(): string;
}

export type LogFields = Readonly<Record<string, unknown>> & { readonly event: string };

/** Structured log. Secrets are removed by path and by value before anything is written. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** A log whose every line carries these fields (request id, workspace). */
  child(fields: Readonly<Record<string, unknown>>): Log;
}
