import './chart.css';
import type { ReactNode } from 'react';
import type { Block } from '../../../slack/journal.ts';
import { Unknown } from '../unknown.tsx';
import { PiePlot } from './pie-plot.tsx';
import { Plot } from './plot.tsx';
import { type Lines, type Pie, readChart, rowsOfChart } from './read-chart.ts';

/** Slack's own chart: drawn, named, and for whoever can't see it a table of the same numbers. */
export function ChartBlock({ block }: { readonly block: Block }): ReactNode {
  const chart = readChart(block);
  if (chart === null) return <Unknown type={String((block.chart as { type?: unknown } | undefined)?.type)} />;
  const names = chart.kind === 'pie' ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  return (
    <figure className="block chart">
      <figcaption>{chart.title}</figcaption>
      {chart.kind === 'pie' ? <PiePlot chart={chart} /> : <Plot chart={chart} />}
      {(names.length > 1 || chart.kind === 'pie') && <Legend chart={chart} names={names} />}
      <Numbers chart={chart} />
    </figure>
  );
}

/** What each colour means. Lines show their dashes, so that colour is never the only difference. */
function Legend({ chart, names }: { readonly chart: Lines | Pie; readonly names: readonly string[] }): ReactNode {
  const total = chart.kind === 'pie' ? chart.segments.reduce((sum, { value }) => sum + value, 0) : 0;
  return (
    <ul className="chart-legend" aria-hidden="true">
      {names.map((name, at) => (
        <li key={name}>
          <svg viewBox="0 0 22 10" className={`s${at}`} aria-hidden="true">
            {chart.kind === 'line' || chart.kind === 'area' ? (
              <line x1="0" y1="5" x2="22" y2="5" className="chart-line" />
            ) : (
              <rect x="6" width="10" height="10" rx="2" className="chart-fill" />
            )}
          </svg>
          {name}
          {chart.kind === 'pie' && <b>{Math.round(((chart.segments[at]?.value ?? 0) / total) * 100)} %</b>}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ chart }: { readonly chart: Lines | Pie }): ReactNode {
  const [titles = [], ...rows] = rowsOfChart(chart);
  return (
    <table className="for-ears">
      <caption>Numbers of {chart.title}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([place = '', ...values]) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            {values.map((value, at) => (
              <td key={titles[at + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
