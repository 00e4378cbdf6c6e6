import { readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:os';
import { runTool } from './run-tool.ts';
import { errorCode } from './start-error.ts';

/** A process as the system knows it now. */
export type ProcessFacts = {
  /**
   * Tells this process from a later one with the same number; the same text for every reader.
   * `unknown` where the system doesn't say (Windows).
   */
  readonly startedAt: string;
  readonly command: readonly string[];
  /** Folder it works in; null where the system doesn't say. */
  readonly folder: string | null;
};

/** What runs under this number; null when nothing does, or only a zombie that its parent hasn't buried yet. */
export async function findProcess(pid: number): Promise<ProcessFacts | null> {
  if (!isThere(pid)) return null;
  switch (platform()) {
    case 'linux':
      return fromProc(pid);
    case 'win32':
      return fromTaskList(pid);
    default:
      return fromPs(pid);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function fromProc(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, so fields are counted from the last one: state first, start 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return { startedAt: `${boot}.${fields[19]}`, command, folder: folderOf(pid) };
  } catch {
    return null;
  }
}

/** Readable for processes of our own user (and for root) alone. */
function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

async function fromPs(pid: number): Promise<ProcessFacts | null> {
  const { output } = await runTool({ file: 'ps', args: ['-o', 'stat=,lstart=,command=', '-p', `${pid}`], cwd: '/' });
  const found = /^(\S+)\s+(\S+ \S+ +\S+ \S+ \S+)\s+(.*)$/m.exec(output.trim());
  if (found === null || found[1]?.startsWith('Z')) return null;
  return { startedAt: (found[2] ?? '').replaceAll(/\W+/g, '.'), command: (found[3] ?? '').split(' '), folder: null };
}

async function fromTaskList(pid: number): Promise<ProcessFacts | null> {
  const args = ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'];
  const { output } = await runTool({ file: 'tasklist.exe', args, cwd: '.' });
  const image = /^"([^"]+)"/m.exec(output)?.[1];
  return image === undefined ? null : { startedAt: 'unknown', command: [image], folder: null };
}
