import { describe, expect, it } from 'vitest';
import { runKills } from '../torture/kills.ts';
import { holds } from '../torture/stage/verdict.ts';

/** The short form of `npm run torture`; a failing seed is repeated with SEED. */
const seed = Number(process.env.SEED ?? 20_261_121);

describe('two Musters on one folder, killed at random moments, now and then with their database', () => {
  it('keep every acknowledged command and say every message once', { timeout: 300_000 }, async () => {
    const result = await runKills({
      ...{ seed, replicas: 2, kills: 5, victims: ['app', 'app', 'app-and-database'] },
      ...{ commands: 20, people: 8, everyMs: 60, loseEvery: 4, strict: false },
    });
    expect({ seed, holds: holds(result), result }).toMatchObject({ seed, holds: true });
  });
});
