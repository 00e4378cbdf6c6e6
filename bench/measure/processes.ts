import { readFileSync, writeFileSync } from 'node:fs';
import { childrenOf, findServer } from '../../test/torture/stage/database.ts';

/** The most memory a process ever held, in MB. Source: VmHWM in /proc/PID/status. */
export function highWaterMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmHWM') / 1024;
}

/** Begins the high-water mark anew at what is held now. Source: /proc/PID/clear_refs, value 5, in proc(5). */
export function resetHighWater(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

export function residentMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024;
}

/** What the folder's database takes of the machine, shared pages counted once, in MB; 0 when none runs. */
export async function databaseMb(dataDir: string): Promise<number> {
  const pid = await findServer(dataDir);
  if (pid === null) return 0;
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + kilobytes(`/proc/${one}/smaps_rollup`, 'Pss') / 1024, 0);
}

/** Processor time used so far by a process (with its children, for a database), in seconds. */
export function cpuSeconds(pid: number, withChildren = false): number {
  const pids = withChildren ? [pid, ...childrenOf(pid)] : [pid];
  return pids.reduce((sum, one) => sum + ticksOf(one), 0) / TICKS_PER_SECOND;
}

/** Linux on every common machine: `getconf CLK_TCK`. */
const TICKS_PER_SECOND = 100;

function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

function kilobytes(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
