import { describe, expect, it } from 'vitest';
import { readPlaces, writePlaces } from '../../../playground/page/world/place.ts';

describe('the address of the page', () => {
  it.each([
    '#/U01MAYA/C01GENERAL',
    '#/U01MAYA/home',
    '#/U01MAYA/C01GENERAL@1763720000.000100',
    '#/U01MAYA/C01GENERAL/thread/C01WEB/1763720000.000100',
    '#/U01MAYA/threads/inspect/D01ANAMUSTER/1763720000.000100+/U01ANA/D01ANAMUSTER',
  ])('is read and written again as %s', (hash) => {
    const places = readPlaces(hash);
    expect(places === null ? null : writePlaces(places)).toBe(hash);
  });

  it.each(['', '#', '#/', '#/nobody/home', '#/U01MAYA', '#/U01MAYA/C01GENERAL/elsewhere'])(
    'says nothing as %j',
    (hash) => {
      expect(readPlaces(hash)).toBeNull();
    },
  );

  it('loses only a second side it can’t read', () => {
    expect(readPlaces('#/U01MAYA/home+/%%%')).toHaveLength(1);
  });
});
