import module from 'node:module';
import type { Chart } from '../../kit/charts/chart.ts';

/** What the drawing process is asked, one chart at a time. */
export type Ask = { readonly id: number; readonly chart: Chart };
export type Answer =
  | { readonly kind: 'drawn'; readonly id: number; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

// Before the libraries: compiled code is kept between starts, and halves the time to the first picture.
module.enableCompileCache();

process.on('message', (message) => void answer(message as Ask));
// The parent is gone, however it went.
process.on('disconnect', () => process.exit(0));

async function answer({ id, chart }: Ask): Promise<void> {
  try {
    const { drawChart } = await import('./draw-chart.ts');
    tell({ kind: 'drawn', id, png: await drawChart(chart) });
  } catch (error) {
    tell({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

function tell(said: Answer): void {
  process.send?.(said);
}
