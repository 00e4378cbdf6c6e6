import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Chart } from '../../kit/charts/chart.ts';
import { FONT, GROUND, HEIGHT, WIDTH } from './look.ts';
import { specOf } from './spec/spec-of.ts';

/** A chart as PNG, twice as many pixels as its size, so that it is sharp on every screen. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  return paintSvg(await toSvg(chart));
}

/** The chart as SVG, with a rounded ground of its own: it lies on Slack's white as well as on its black. */
export async function toSvg(chart: Chart): Promise<string> {
  const { spec } = compile(specOf(chart) as unknown as TopLevelSpec, { logger: silent });
  const view = new vega.View(vega.parse(spec), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    const ground = `<rect width="${WIDTH}" height="${HEIGHT}" rx="12" fill="${GROUND}"/>`;
    return svg.replace(/^(<svg[^>]*>)/, `$1${ground}`);
  } finally {
    view.finalize();
  }
}

/**
 * resvg draws no text, and says nothing, when it lacks the font: the files are named here and the system's are left out,
 * so that a chart looks the same on every machine.
 */
export function paintSvg(svg: string, fontFiles: readonly string[] = FONT_FILES): Uint8Array {
  const picture = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: FONT, sansSerifFamily: FONT },
    fitTo: { mode: 'zoom', value: 2 },
  });
  return picture.render().asPng();
}

const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)),
);

/** Of DejaVu Sans, a digit's, in shares of its size; few letters are wider. */
const LETTER_WIDTH = 0.64;

type Metrics = { width: (item: { readonly fontSize?: number }, words: unknown) => number };
/** Missing in Vega's types. */
const { textMetrics: metrics } = vega as unknown as { readonly textMetrics: Metrics };

/** Vega has no font to measure with and takes every letter for a wide one, so that half of an axis' labels go missing. */
metrics.width = ({ fontSize = 11 }, words) => String(words).length * fontSize * LETTER_WIDTH;

/** Its warnings would go to the console. */
const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
} as never;
