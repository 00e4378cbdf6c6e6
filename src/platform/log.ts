import pino, { type Logger } from 'pino';
import type { Log, LogFields } from '../ports/outbound/system.ts';
import type { LogLevel } from './config.ts';
import { describeError } from './describe-error.ts';
import { createRedactor } from './redact.ts';

export type LogOptions = {
  readonly level: LogLevel;
  /** Values to be removed wherever they turn up. */
  readonly secrets: readonly string[];
  /** Takes each finished line, newline included; standard output when absent. */
  readonly write?: (line: string) => void;
};

/** One line of JSON per entry; a short readable line where a person watches a terminal. */
export function createLog({ level, secrets, write }: LogOptions): Log {
  const redact = createRedactor(secrets);
  const put = write ?? openStandardOutput();
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label }), log: describeErrors },
    },
    { write: (line: string) => put(redact(line)) },
  );
  return wrap(logger);
}

function wrap(logger: Logger): Log {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    child: (fields) => wrap(logger.child(fields)),
  };
}

function describeErrors(fields: Record<string, unknown>): Record<string, unknown> {
  const described: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields))
    described[name] = value instanceof Error ? describeError(value) : value;
  return described;
}

/** Synchronous, so that the last words before a crash are not lost. */
function openStandardOutput(): (line: string) => void {
  const out = pino.destination({ dest: 1, sync: true });
  return process.stdout.isTTY ? (line) => out.write(readable(line)) : (line) => out.write(line);
}

function readable(line: string): string {
  const { level, time, event, message, ...rest } = JSON.parse(line) as LogFields & Record<string, unknown>;
  const more = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${event}: ${String(message)}${more}\n`;
}
