import { describe, expect, it } from 'vitest';
import { createHolidays } from '../../../src/adapters/holidays/create-holidays.ts';

const holidays = createHolidays();

describe('public holidays', () => {
  it.each([
    ['DE', '2026-12-25', true],
    ['DE', '2026-12-24', false],
    ['DE', '2026-01-06', false],
    ['DE-BY', '2026-01-06', true],
    ['US', '2026-11-26', true],
    ['US', '2026-11-25', false],
    ['US', '2025-11-27', true],
    ['GB', '2026-04-03', true],
    ['IN', '2026-08-15', true],
    ['IL', '2026-09-12', true],
    ['nowhere', '2026-12-25', false],
    ['', '2026-12-25', false],
  ])('%s %s: %s', async (region, on, free) => {
    expect((await holidays.of(region))(on)).toBe(free);
  });

  it('offers countries and their parts by name', async () => {
    const regions = await holidays.regions();
    expect(regions).toContainEqual({ code: 'DE-BY', name: 'Germany, Bayern' });
    expect(regions.length).toBeGreaterThan(150);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  });
});
