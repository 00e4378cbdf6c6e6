import { type ReactNode, useId } from 'react';
import { sayNumber } from '../../../../src/kit/charts/say-chart.ts';
import { scaleFor } from '../../../../src/kit/charts/scale.ts';
import { describeChart, type Lines, type Series } from './read-chart.ts';

const WIDTH = 560;
const HEIGHT = 250;
const EDGE = { left: 46, right: 14, top: 12, bottom: 46 };
const ROOM = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };

type Axes = { readonly x: (at: number) => number; readonly y: (value: number) => number; readonly step: number };

/** Lines, areas or bars between two axes. */
export function Plot({ chart }: { readonly chart: Lines }): ReactNode {
  const id = useId();
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const scale = scaleFor(values, values.every(Number.isInteger) ? 1 : 0.1);
  const step = ROOM.width / Math.max(1, chart.categories.length);
  const axes: Axes = {
    step,
    x: (at) => EDGE.left + step * (at + 0.5),
    y: (value) => EDGE.top + ROOM.height * (1 - (value - scale.bottom) / (scale.top - scale.bottom)),
  };
  const every = Math.ceil((Math.max(...chart.categories.map(({ length }) => length), 1) * 6.6 + 8) / step);
  return (
    <svg
      className="chart-plot"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{describeChart(chart)}</desc>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={axes.y(tick)} y2={axes.y(tick)} className={lineOf(tick)} />
          <text x={EDGE.left - 8} y={axes.y(tick)} className="chart-tick" textAnchor="end" dominantBaseline="middle">
            {sayNumber(tick)}
          </text>
        </g>
      ))}
      {chart.categories.map((category, at) =>
        (chart.categories.length - 1 - at) % every === 0 ? (
          <text key={category} x={axes.x(at)} y={HEIGHT - 26} className="chart-tick" textAnchor="middle">
            {category}
          </text>
        ) : null,
      )}
      <text x={EDGE.left + ROOM.width / 2} y={HEIGHT - 6} className="chart-axis" textAnchor="middle">
        {[chart.x, chart.y].filter(Boolean).join(' · ')}
      </text>
      {chart.series.map((one, at) => (
        <g key={one.name} className={`s${at}`}>
          {chart.kind === 'bar' ? <Bars {...{ one, chart, axes, at }} /> : <Curve {...{ one, chart, axes }} />}
        </g>
      ))}
    </svg>
  );
}

const lineOf = (tick: number): string => (tick === 0 ? 'chart-zero' : 'chart-grid');

type Part = { readonly one: Series; readonly chart: Lines; readonly axes: Axes };

function Curve({ one, chart, axes }: Part): ReactNode {
  const points = one.data.map(({ label, value }) => [axes.x(chart.categories.indexOf(label)), axes.y(value)] as const);
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const [first, last] = [points[0], points.at(-1)];
  return (
    <>
      {chart.kind === 'area' && first !== undefined && last !== undefined && (
        <path d={`${path}L${last[0]} ${axes.y(0)}L${first[0]} ${axes.y(0)}Z`} className="chart-area" />
      )}
      <path d={path} className="chart-line" />
      {points.length <= 24 && points.map(([x, y]) => <circle key={x} cx={x} cy={y} r={3.2} className="chart-dot" />)}
    </>
  );
}

function Bars({ one, chart, axes, at }: Part & { readonly at: number }): ReactNode {
  const count = chart.series.length;
  const width = Math.min(38, (axes.step * 0.68) / count);
  return one.data.map(({ label, value }) => {
    const x = axes.x(chart.categories.indexOf(label)) + (at - count / 2) * width;
    const [top, bottom] = [axes.y(Math.max(0, value)), axes.y(Math.min(0, value))];
    return (
      <rect
        key={label}
        {...{ x, y: top, width: width - 2, height: Math.max(1, bottom - top), rx: 2 }}
        className="chart-fill"
      />
    );
  });
}
