import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Labels, Metrics, Sample } from './metrics.ts';
import { within } from './within.ts';

/** Seconds. Slack gives up after 3; the answers aim at 0.05 and 0.1. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** A label that grows without end would eat memory here and money at the collector: further series become `other`. */
const MOST_SERIES = 100;

/** A gauge may ask a database that hangs; the other figures must not wait for it. */
const READ_TIMEOUT_MS = 2_000;

type Bound = (labels: Labels) => Labels;
type Family<M> = { readonly metric: M; readonly bound: Bound };
type Reading = { readonly name: string; readonly help: string; readonly read: () => Promise<readonly Sample[]> };

/** Memory, CPU, event loop lag: measured once, however many Musters a process holds, as nothing ends the measuring. */
let ofProcess: Registry | null = null;

/** Counts in a registry of its own, with the process's figures beside ours. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const figures = measureProcess();
  const histograms = new Map<string, Family<Histogram>>();
  const counters = new Map<string, Family<Counter>>();
  const readings = new Map<string, Reading>();
  let pending: Promise<string> | null = null;

  const collect = async () => {
    await Promise.all([...readings.values()].map((reading) => refresh(registry, reading)));
    return Registry.merge([figures, registry]).metrics();
  };
  return {
    observe(name, help, labels, seconds) {
      const open = (labelNames: string[]) =>
        new Histogram({ name, help, labelNames, buckets: BUCKETS, registers: [registry] });
      const family = take({ families: histograms, name, labels, open });
      family.metric.observe(family.bound(labels), seconds);
    },
    count(name, help, labels, by = 1) {
      const open = (labelNames: string[]) => new Counter({ name, help, labelNames, registers: [registry] });
      const family = take({ families: counters, name, labels, open });
      family.metric.inc(family.bound(labels), by);
    },
    gauge: (name, help, read) => void readings.set(name, { name, help, read }),
    text() {
      // Two askers at once share one reading: each reading replaces the gauges.
      pending ??= collect().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}

function measureProcess(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

function take<M>(wanted: {
  families: Map<string, Family<M>>;
  name: string;
  labels: Labels;
  open: (labelNames: string[]) => M;
}): Family<M> {
  const known = wanted.families.get(wanted.name);
  if (known !== undefined) return known;
  const labelNames = Object.keys(wanted.labels);
  const family = { metric: wanted.open(labelNames), bound: boundSeries(labelNames) };
  wanted.families.set(wanted.name, family);
  return family;
}

/** The first labels a family is used with are its labels: later ones are dropped, absent ones are empty. */
function boundSeries(labelNames: readonly string[]): Bound {
  const seen = new Set<string>();
  const others = Object.fromEntries(labelNames.map((name) => [name, 'other']));
  return (labels) => {
    const kept = Object.fromEntries(labelNames.map((name) => [name, labels[name] ?? '']));
    const series = Object.values(kept).join('\n');
    if (seen.has(series)) return kept;
    if (seen.size >= MOST_SERIES) return others;
    seen.add(series);
    return kept;
  };
}

async function refresh(registry: Registry, { name, help, read }: Reading): Promise<void> {
  const samples = await within(READ_TIMEOUT_MS, read).catch(() => null);
  registry.removeSingleMetric(name);
  if (samples === null) return;
  const labelNames = [...new Set(samples.flatMap((sample) => Object.keys(sample.labels ?? {})))];
  const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
  const bound = boundSeries(labelNames);
  for (const { labels = {}, value } of samples) gauge.set(bound(labels), value);
}
