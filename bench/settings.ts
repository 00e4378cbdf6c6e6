/** Measured seconds; the protocol's own are 60 after 10 of warm-up. `BENCH_SECONDS=5` for a quick trial. */
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
export const WARM_UP_SECONDS = Math.min(10, Math.max(1, SECONDS / 6));
/** Repetitions whose median counts. */
export const TURNS = Number(process.env.BENCH_TURNS ?? 3);
export const RATE = Number(process.env.BENCH_RATE ?? 500);
/** Arguments for Muster's own process, for example `--cpu-prof --cpu-prof-dir=bench-output`. */
export const EXTRA_NODE_ARGS = (process.env.BENCH_NODE_ARGS ?? '').split(' ').filter(Boolean);
