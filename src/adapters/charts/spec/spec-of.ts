import type { Chart } from '../../../kit/charts/chart.ts';
import { UNITS } from '../../../kit/charts/say-chart.ts';
import { type Scale, scaleOf } from '../../../kit/charts/scale.ts';
import { FONT, GRID, HEIGHT, INK, SOFT_INK, WIDTH } from '../look.ts';
import { bandLayers } from './band-layers.ts';
import { barLayers } from './bar-layers.ts';
import { type EndLabel, endLabels } from './end-labels.ts';
import { labelLayers } from './label-layers.ts';
import { lineLayers } from './line-layers.ts';
import { referenceLayers } from './reference-layer.ts';

export type Layer = Readonly<Record<string, unknown>>;

/** What the layers of one chart share. */
export type Sheet = {
  readonly chart: Chart;
  readonly x: Layer;
  readonly y: Layer;
  readonly scale: Scale;
  readonly ends: readonly EndLabel[];
  /** Of the plot, inside the axes. */
  readonly width: number;
  readonly height: number;
};

/** A chart in the words of Vega-Lite 6. Everything stands in it: nothing is read from a file or an address. */
export function specOf(chart: Chart): Layer {
  const sheet = sheetOf(chart);
  return {
    width: sheet.width,
    height: sheet.height,
    padding: { left: LEFT, top: TOP, right: WIDTH - LEFT - sheet.width, bottom: BOTTOM },
    autosize: { type: 'none' },
    background: null,
    title: titleOf(chart),
    layer: [...referenceLayers(sheet), ...marksOf(sheet), ...labelLayers(sheet)],
    config: CONFIG,
  };
}

const LEFT = 56;
const TOP = 62;
const BOTTOM = 50;

function sheetOf(chart: Chart): Sheet {
  const scale = scaleOf(chart);
  const named = chart.look !== 'bars' || chart.series.length > 1 || chart.reference !== null;
  const width = WIDTH - LEFT - (named ? 136 : 28);
  const height = HEIGHT - TOP - BOTTOM;
  return {
    ...{ chart, scale, width, height },
    x: {
      field: 'place',
      type: 'nominal',
      sort: null,
      scale: { domain: chart.places, ...(chart.look !== 'bars' && { type: 'point', padding: 0.4 }) },
      axis: { title: chart.placeName, labelAngle: 0, labelOverlap: 'greedy', labelSeparation: 4, grid: false },
    },
    y: {
      field: 'value',
      type: 'quantitative',
      scale: { domain: [scale.bottom, scale.top], nice: false, zero: false },
      // Every digit a step has, and no more: by itself Vega-Lite would call 2.5 a 3.
      axis: {
        title: null,
        values: scale.ticks,
        format: ',~r',
        ...(chart.unit === 'percent' && { labelExpr: "datum.label + ' %'" }),
      },
    },
    ends: chart.look === 'bars' ? [] : endLabels(chart, scale, height),
  };
}

function marksOf(sheet: Sheet): readonly Layer[] {
  const { look } = sheet.chart;
  switch (look) {
    case 'bars':
      return barLayers(sheet);
    case 'lines':
      return lineLayers(sheet);
    case 'band':
      return bandLayers(sheet);
    default:
      return look satisfies never;
  }
}

function titleOf({ title, unit }: Chart): Layer {
  return {
    text: title,
    subtitle: UNITS[unit] ?? '',
    ...{ anchor: 'start', frame: 'group', dx: 20 - LEFT, offset: 16, fontSize: 16, fontWeight: 'bold', color: INK },
    ...{ subtitleFontSize: 12, subtitleColor: SOFT_INK, subtitlePadding: 3 },
  };
}

const CONFIG: Layer = {
  font: FONT,
  view: { stroke: null },
  axis: {
    ...{ labelColor: SOFT_INK, labelFontSize: 12, titleColor: SOFT_INK, titleFontSize: 12, titleFontWeight: 'normal' },
    ...{ gridColor: GRID, domainColor: SOFT_INK, ticks: false, labelPadding: 7, titlePadding: 8 },
  },
  axisY: { domain: false },
};
