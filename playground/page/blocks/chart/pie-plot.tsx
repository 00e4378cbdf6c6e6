import { type ReactNode, useId } from 'react';
import { describeChart, type Pie } from './read-chart.ts';

const RADIUS = 92;

/** Parts of a whole, from twelve o'clock on. */
export function PiePlot({ chart }: { readonly chart: Pie }): ReactNode {
  const id = useId();
  const total = chart.segments.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return (
    <svg className="chart-plot pie" viewBox="-100 -100 200 200" role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{describeChart(chart)}</desc>
      {chart.segments.map(({ label, value }, at) => {
        const from = before / total;
        before += value;
        return (
          <g key={label} className={`s${at}`}>
            {value === total ? (
              <circle r={RADIUS} className="chart-fill" />
            ) : (
              <path d={sector(from, before / total)} className="chart-fill chart-part" />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Shares of a full turn. */
function sector(from: number, to: number): string {
  const at = (share: number): string => {
    const angle = share * 2 * Math.PI;
    return `${(RADIUS * Math.sin(angle)).toFixed(2)} ${(-RADIUS * Math.cos(angle)).toFixed(2)}`;
  };
  return `M0 0L${at(from)}A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}
