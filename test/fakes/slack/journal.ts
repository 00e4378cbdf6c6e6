import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Call, SlackMessage, Violation } from './model.ts';

export type JournalLine =
  | ({ readonly type: 'call' } & Call)
  | ({ readonly type: 'post' } & Pick<SlackMessage, 'teamId' | 'channel' | 'ts' | 'key' | 'text'> & {
        readonly at: number;
      })
  | ({ readonly type: 'edit' } & Pick<SlackMessage, 'teamId' | 'channel' | 'ts' | 'key' | 'text'> & {
        readonly at: number;
      })
  | ({ readonly type: 'violation' } & Violation);

export type Journal = ReturnType<typeof openJournal>;

/** Everything that came in, in memory and, when asked, on disk before anybody hears the answer. */
export function openJournal(options: { file?: string | undefined; lean: boolean }) {
  const file = options.file === undefined ? null : openSync(options.file, 'a');
  const calls: Call[] = [];
  const violations: Violation[] = [];
  const counts = new Map<string, number>();
  const write = (line: JournalLine): void => {
    if (file !== null) writeSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    calls,
    violations,
    call(call: Call): void {
      const name = `${call.method} ${call.outcome}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (!options.lean) calls.push(call);
      write({ type: 'call', ...call, args: options.lean ? {} : call.args });
    },
    message(type: 'post' | 'edit', { teamId, channel, ts, key, text }: SlackMessage, at: number): void {
      write({ type, teamId, channel, ts, key, text: options.lean ? '' : text, at });
    },
    violation(violation: Violation): void {
      violations.push(violation);
      write({ type: 'violation', ...violation });
    },
    /** `method outcome` → how often. */
    counts: (): Record<string, number> => Object.fromEntries(counts),
    clear(): void {
      calls.length = 0;
      violations.length = 0;
      counts.clear();
    },
    close(): void {
      if (file !== null) closeSync(file);
    },
  };
}

/** The lines of a journal file; a last line cut by a crash is left out. */
export function readJournal(file: string): JournalLine[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): JournalLine => JSON.parse(line));
}
