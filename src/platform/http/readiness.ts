import { within } from '../within.ts';

export type ReadinessCheck = {
  /** A class of reason (`store`, `migrations`, `key`, `slack`), shown to whoever asks; never a detail. */
  readonly name: string;
  /** False for what Muster can live without for a while: it only counts as degraded. */
  readonly critical: boolean;
  /** Resolves when all is well; any rejection is a reason. */
  readonly check: () => Promise<unknown>;
};

export type Readiness = {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly degraded: readonly string[];
};

/** A database whose network went silent answers nothing at all, and `/readyz` must answer within 5 s. */
const CHECK_TIMEOUT_MS = 2_000;

/** Load balancers ask often and from many places. */
const KEPT_MS = 1_000;

/** Asks every check at most once a second and never twice at a time. */
export function createReadiness(checks: readonly ReadinessCheck[]): () => Promise<Readiness> {
  const probes = checks.map((check) => ({ ...check, holds: createProbe(check) }));
  let kept: { readonly result: Promise<Readiness>; readonly until: number } | null = null;

  const ask = async (): Promise<Readiness> => {
    const failed = await Promise.all(probes.map(async (probe) => ((await probe.holds()) ? [] : [probe])));
    const namesOf = (critical: boolean) =>
      failed
        .flat()
        .filter((p) => p.critical === critical)
        .map((p) => p.name);
    return { ready: namesOf(true).length === 0, reasons: namesOf(true), degraded: namesOf(false) };
  };
  return () => {
    if (kept === null || performance.now() > kept.until) {
      // Until the answer is there, everybody waits for the same one.
      const asked = { result: ask(), until: Number.POSITIVE_INFINITY };
      kept = asked;
      void asked.result.then(() => {
        asked.until = performance.now() + KEPT_MS;
      });
    }
    return kept.result;
  };
}

/** A check that hangs keeps its connection: it isn't started again before it has ended. */
function createProbe({ check }: ReadinessCheck): () => Promise<boolean> {
  let running: Promise<boolean> | null = null;
  return () => {
    running ??= settle(check).finally(() => {
      running = null;
    });
    const pending = running;
    return within(CHECK_TIMEOUT_MS, () => pending).catch(() => false);
  };
}

async function settle(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
}

/** For checks that know the answer at once. @throws Error when it isn't so */
export function mustHold(holds: boolean): void {
  if (!holds) throw new Error('not ready');
}
