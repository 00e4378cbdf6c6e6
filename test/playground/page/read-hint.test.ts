import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../playground/muster/read-manifest.ts';
import { placeIn, readHint, verbsOf } from '../../../playground/page/composer/read-hint.ts';

const hint = '[what to do] [@person] [friday] [3p] [!high] | list | done T-12 | help';
const [main] = readHint(hint);

describe('a command’s usage hint', () => {
  it.each([
    ['', [], 'what to do'],
    ['Fix', [], 'what to do'],
    ['Fix the page ', ['what to do'], '@person'],
    ['Fix the page @an', ['what to do'], '@person'],
    ['Fix the page @ana fri', ['@person'], 'what to do'],
    ['Fix the page @ana friday ', ['what to do', '@person', 'friday'], '3p'],
    ['Fix the page @ana tomorrow 5p !', ['what to do', '@person', 'friday', '3p'], '!high'],
    ['Fix the page @ana friday 3p !high ', ['what to do', '@person', 'friday', '3p', '!high'], undefined],
  ])('after %j has filled %j and is at %s', (typed, filled, current) => {
    if (main === undefined) throw new Error('no way');
    const at = placeIn(main, typed);
    const names = main.slots.map(({ example }) => example);
    expect(names[at.current]).toBe(current);
    expect(names.filter((_, slot) => at.filled[slot] === true)).toEqual(expect.arrayContaining(filled));
  });

  it('tells words from slots', () => {
    expect(verbsOf(readHint(hint)).map(({ words }) => words)).toEqual(['list', 'done T-12', 'help']);
  });

  it('can be read for every command of the manifest', () => {
    for (const { hint: one } of readManifest().commands) expect(readHint(one).length).toBeGreaterThan(0);
  });
});
