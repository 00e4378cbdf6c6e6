import { hash } from 'node:crypto';
import type { Chart } from '../../kit/charts/chart.ts';
import type { ChartPainter } from '../../ports/outbound/charts.ts';

/** A painter that remembers: an unchanged chart is drawn once, also when many ask for it at once. */
export function keepPictures(painter: ChartPainter): ChartPainter {
  const kept = new Map<string, Buffer>();
  const underWay = new Map<string, Promise<Buffer>>();
  let bytes = 0;
  const keep = (name: string, png: Buffer): void => {
    kept.set(name, png);
    bytes += png.length;
    for (const [oldest, { length }] of kept) {
      if (bytes <= KEPT_BYTES_MAX || kept.size === 1) return;
      kept.delete(oldest);
      bytes -= length;
    }
  };
  return {
    async paint(chart) {
      const name = nameOf(chart);
      const known = kept.get(name);
      if (known !== undefined) {
        // The one longest unused goes first.
        kept.delete(name);
        kept.set(name, known);
        return known;
      }
      const drawing = underWay.get(name) ?? painter.paint(chart);
      underWay.set(name, drawing);
      try {
        const png = await drawing;
        if (underWay.delete(name)) keep(name, png);
        return png;
      } finally {
        underWay.delete(name);
      }
    },
    close: painter.close,
  };
}

/** What a chart is known by: its content. */
export function nameOf(chart: Chart): string {
  return hash('sha256', JSON.stringify(chart), 'hex');
}

/** About sixty pictures. Slack fetches each once or twice and keeps it; what is forgotten is drawn again in 50 ms. */
const KEPT_BYTES_MAX = 2_000_000;
