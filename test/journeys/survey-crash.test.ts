import { describe, expect, it } from 'vitest';
import { holds as roomHolds } from '../torture/stage/verdict.ts';
import { runSurveyKills } from '../torture/survey-kills.ts';

/** The short form of `npm run torture -- surveys`; a failing seed is repeated with SEED. */
const seed = Number(process.env.SEED ?? 20_261_121);

describe('two Musters killed at random moments while surveys go out and are answered', () => {
  it('ask everybody once, keep every acknowledged click and make every reveal', { timeout: 240_000 }, async () => {
    const result = await runSurveyKills({
      ...{ seed, kills: 2, merges: 6, clicks: 16, everyMs: 100, loseEvery: 4, strict: false },
    });
    const { unasked, uncarded, unkept, unrevealed, unshown } = result.surveys;
    const wrong = { unasked, uncarded, unkept, unrevealed, unshown };
    const none = { unasked: 0, uncarded: 0, unkept: 0, unrevealed: 0, unshown: 0 };
    expect({ seed, room: roomHolds(result.room), ...wrong, result }).toMatchObject({ seed, room: true, ...none });
  });
});
