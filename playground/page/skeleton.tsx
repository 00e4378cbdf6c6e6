import type { ReactNode } from 'react';

/** Widths of the two lines, in percent: uneven, as messages are. */
const LINES = [
  [28, 64],
  [18, 82],
  [24, 46],
  [20, 71],
] as const;

/** Stands where messages will be in a moment. */
export function Skeleton(): ReactNode {
  return (
    <div className="skeleton" role="status" aria-label="Loading…">
      {LINES.map(([head, body]) => (
        <div key={body} className="skeleton-row">
          <span className="bone face" />
          <span className="bones">
            <span className="bone" style={{ width: `${head}%` }} />
            <span className="bone" style={{ width: `${body}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
