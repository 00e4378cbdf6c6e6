/** Label values come from closed lists (routes, results, names of code), never from people or ids: the series stay few. */
export type Labels = Readonly<Record<string, string>>;
export type Sample = { readonly labels?: Labels; readonly value: number };

/** What the machine counts; shown at `/metrics` in Prometheus' text format. Names carry units. */
export interface Metrics {
  /** Adds a duration to a histogram made at its first use, for example `muster_slack_call_seconds`. */
  observe(name: `muster_${string}_seconds`, help: string, labels: Labels, seconds: number): void;
  /** Raises a counter made at its first use, for example `muster_outbox_sent_total`. */
  count(name: `muster_${string}_total`, help: string, labels: Labels, by?: number): void;
  /** A gauge read each time somebody asks. A read that fails leaves the gauge out. */
  gauge(name: `muster_${string}`, help: string, read: () => Promise<readonly Sample[]>): void;
  /** Prometheus text. */
  text(): Promise<string>;
}
