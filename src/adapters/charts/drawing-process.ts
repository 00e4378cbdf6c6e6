import module from 'node:module';
import type { Chart } from '../../kit/charts/chart.ts';

/** What the drawing process is asked, one chart at a time. */
export type Ask = { readonly id: number; readonly chart: Chart };
export type Answer =
  | { readonly kind: 'drawn'; readonly id: number; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

// Before the libraries: compiled code is kept between starts, and halves the time to the first picture.
module.enableCompileCache();

// One after the other, each sent before the next is begun: else the first would wait for the last.
let queue = Promise.resolve();
process.on('message', (message) => {
  queue = queue.then(() => answer(message as Ask));
});
// The parent is gone, however it went.
process.on('disconnect', () => process.exit(0));

async function answer({ id, chart }: Ask): Promise<void> {
  try {
    const { drawChart } = await import('./draw-chart.ts');
    await tell({ kind: 'drawn', id, png: await drawChart(chart) });
  } catch (error) {
    await tell({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Resolves when it is on its way; a parent that is gone hears nothing. */
function tell(said: Answer): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) return resolve();
    process.send(said, () => resolve());
  });
}
