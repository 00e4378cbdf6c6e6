import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

export type Row = {
  readonly figure: string;
  readonly value: string;
  /** What must hold; empty for what is only shown. */
  readonly bar: string;
  /** Null where there is no bar. */
  readonly holds: boolean | null;
};

export type BenchResult = { readonly name: string; readonly rows: readonly Row[]; readonly data: unknown };

export const shown = (figure: string, value: string): Row => ({ figure, value, bar: '', holds: null });
export const barred = (figure: string, value: string, bar: string, holds: boolean): Row => ({
  figure,
  value,
  bar,
  holds,
});

export function printRows(name: string, rows: readonly Row[]): void {
  const width = (pick: (row: Row) => string, least: number) => Math.max(least, ...rows.map((row) => pick(row).length));
  const figures = width((row) => row.figure, 20);
  const values = width((row) => row.value, 10);
  console.log(`\n${name}`);
  for (const { figure, value, bar, holds } of rows) {
    const verdict = holds === null ? '' : `  ${holds ? 'holds' : 'FAILS'}  ${bar}`;
    console.log(`  ${figure.padEnd(figures)}  ${value.padStart(values)}${verdict}`);
  }
}

/** The machine matters as much as the code. */
export function machineFacts(): Record<string, unknown> {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    node: process.version,
    processors: cpus().length,
    model: cpu?.model ?? '',
    memoryMb: Math.round(totalmem() / 1e6),
    loadAverage: loadavg()[0],
  };
}

export function saveResults(folder: string, result: BenchResult): string {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${result.name}.json`;
  writeFileSync(
    file,
    `${JSON.stringify({ name: result.name, machine: machineFacts(), rows: result.rows, data: result.data }, null, 2)}\n`,
  );
  return file;
}
