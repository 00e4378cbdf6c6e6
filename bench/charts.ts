import { setTimeout as pause } from 'node:timers/promises';
import { createPainter } from '../src/adapters/charts/create-painter.ts';
import { sampleCharts } from '../test/support/sample-charts.ts';
import { childrenOf } from '../test/torture/stage/database.ts';
import { round } from './load/percentiles.ts';
import { cpuSeconds, residentMb } from './measure/processes.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';

const BAR_MS = 150;
const BAR_BYTES = 200_000;
const TURNS = 30;
const KEEP_MS = 500;

/** Every chart as picture: how long it takes once the drawing process is there, how large it is, what memory is held. */
export async function benchCharts(): Promise<BenchResult> {
  const painter = createPainter({ keepMs: KEEP_MS });
  const before = residentMb(process.pid);
  const startedAt = performance.now();
  await painter.paint(sampleCharts.throughput);
  const first = performance.now() - startedAt;
  const rows: Row[] = [];
  const data: Record<string, unknown> = { first };
  for (const [name, drawn] of Object.entries(sampleCharts)) {
    const times: number[] = [];
    let bytes = 0;
    const workedBefore = workedOf(childrenOf(process.pid));
    for (let turn = 0; turn < TURNS; turn += 1) {
      const from = performance.now();
      bytes = (await painter.paint(drawn)).length;
      times.push(performance.now() - from);
    }
    const worked = ((workedOf(childrenOf(process.pid)) - workedBefore) / TURNS) * 1_000;
    const sorted = times.toSorted((a, b) => a - b);
    const [p50 = 0, p95 = 0] = [sorted[Math.floor(TURNS / 2)], sorted[Math.floor(TURNS * 0.95)]];
    data[name] = { p50, p95, bytes, worked };
    rows.push(
      barred(`${name}, p95 of ${TURNS}`, `${round(p95)} ms`, `under ${BAR_MS} ms`, p95 < BAR_MS),
      barred('  its PNG', `${round(bytes / 1_000)} kB`, `under ${BAR_BYTES / 1_000} kB`, bytes < BAR_BYTES),
      shown('  median, and processor time of each', `${round(p50)} ms, ${round(worked)} ms`),
    );
  }
  const drawing = childrenOf(process.pid).reduce((sum, pid) => sum + residentMb(pid), 0);
  const during = residentMb(process.pid);
  await pause(KEEP_MS * 3);
  const left = childrenOf(process.pid).length;
  await painter.close();
  return {
    name: 'charts',
    rows: [
      shown('first picture, the process included', `${round(first)} ms`),
      ...rows,
      shown('memory of the drawing process', `${round(drawing)} MB`),
      barred('  when nobody asks any more', `${left} processes`, 'none', left === 0),
      barred('our own memory grew by', `${round(during - before)} MB`, 'under 20 MB', during - before < 20),
    ],
    data: { ...data, drawing, before, during },
  };
}

/** Seconds of processor time: what a busy machine doesn't stretch. */
const workedOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
