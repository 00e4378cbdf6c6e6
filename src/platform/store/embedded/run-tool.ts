import { spawn } from 'node:child_process';
import type { RunAs } from './run-as.ts';

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Absent: as ourselves. */
  readonly runAs?: RunAs;
};

export type ToolResult = { readonly exitCode: number | null; readonly output: string };

/** Secrets in Muster's environment are no business of the server: it gets these variables alone. */
export const TOOL_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Runs a short-lived program to its end and collects what it says. A program that can't be started rejects. */
export function runTool(command: Command): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const [file, args] = asWords(command);
    const child = spawn(file, args, {
      cwd: command.cwd,
      env: TOOL_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...command.runAs?.user,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** The program and its arguments with the words that change its user before them. */
export function asWords({ file, args, runAs }: Command): [string, string[]] {
  const [first, ...rest] = runAs?.prefix ?? [];
  return first === undefined ? [file, [...args]] : [first, [...rest, file, ...args]];
}
