export type Figure = {
  readonly torture: string;
  readonly figure: string;
  readonly value: string;
  /** Null where it is only shown. */
  readonly holds: boolean | null;
};

export type TortureOptions = { readonly seed: number; readonly short: boolean };
export type Torture = (options: TortureOptions) => Promise<Figure[]>;

export function printFigures(figures: readonly Figure[]): void {
  const width = (pick: (figure: Figure) => string) => Math.max(0, ...figures.map((one) => pick(one).length));
  const tortures = width(({ torture }) => torture);
  const names = width(({ figure }) => figure);
  for (const { torture, figure, value, holds } of figures) {
    const verdict = holds === null ? '     ' : holds ? 'holds' : 'FAILS';
    console.log(`  ${torture.padEnd(tortures)}  ${figure.padEnd(names)}  ${verdict}  ${value}`);
  }
}

/** Figures of one torture: `zero` must be 0, `shown` holds whatever it is. */
export function figuresOf(torture: string) {
  return {
    zero: (figure: string, value: number): Figure => ({ torture, figure, value: String(value), holds: value === 0 }),
    holds: (figure: string, value: string, holds: boolean): Figure => ({ torture, figure, value, holds }),
    shown: (figure: string, value: string): Figure => ({ torture, figure, value, holds: null }),
  };
}

export function spread(values: readonly number[], unit: string): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return `median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ${unit} (${sorted.length})`;
}
