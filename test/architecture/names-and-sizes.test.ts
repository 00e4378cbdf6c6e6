import { describe, expect, it } from 'vitest';
import { measureSource } from '../../scripts/measure-source.ts';
import { readSource } from './source.ts';

const FORBIDDEN = ['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'types', 'services', 'core', 'managers'];

/** The shapes of Block Kit as all of Muster speaks of them: a room full of types, named for what it is. */
const ALLOWED = ['src/kit/blocks/types.ts'];

const LINES_MAX = 250;
const MEDIAN_BELOW = 80;

const sizes = measureSource();

describe('files', () => {
  it('have names that say what is inside', () => {
    const vague = readSource('src', 'playground', 'bench', 'test', 'scripts').filter(({ path }) =>
      path
        .replace(/\.tsx?$/, '')
        .split('/')
        .some((part) => FORBIDDEN.includes(part)),
    );
    expect(
      vague.map(({ path }) => path).filter((path) => !ALLOWED.includes(path)),
      'say what it does instead (ARCHITECTURE.md, section 1)',
    ).toEqual([]);
  });

  it('are written in small letters and hyphens', () => {
    const shouting = readSource('src').filter(({ path }) => !/^[a-z0-9./-]+$/.test(path));
    expect(shouting.map(({ path }) => path)).toEqual([]);
  });

  it(`have at most ${LINES_MAX} lines`, () => {
    const long = sizes.files
      .filter(({ lines }) => lines > LINES_MAX)
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long, 'a room over 250 lines becomes a folder of the same name').toEqual([]);
  });

  it(`have a median under ${MEDIAN_BELOW} lines`, () => {
    expect(sizes.median).toBeLessThan(MEDIAN_BELOW);
  });
});
