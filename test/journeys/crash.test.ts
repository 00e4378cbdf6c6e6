import { describe, expect, it } from 'vitest';
import { type KillsOptions, runKills } from '../torture/kills.ts';
import { holds } from '../torture/stage/verdict.ts';

/** The short form of `npm run torture`; a failing seed is repeated with SEED. */
const seed = Number(process.env.SEED ?? 20_261_121);
const short = { seed, commands: 25, people: 8, everyMs: 80, loseEvery: 4, strict: false } as const;

async function survives(options: Pick<KillsOptions, 'replicas' | 'kills' | 'victims'>) {
  const result = await runKills({ ...short, ...options });
  expect({ seed, holds: holds(result), result }).toMatchObject({ seed, holds: true });
}

describe('Muster killed at random moments', () => {
  it('keeps every acknowledged command and says every message once', { timeout: 60_000 }, () =>
    survives({ replicas: 2, kills: 5, victims: ['app'] }),
  );

  it('does so with its database killed too', { timeout: 60_000 }, () =>
    survives({ replicas: 1, kills: 2, victims: ['app-and-database', 'database'] }),
  );
});
