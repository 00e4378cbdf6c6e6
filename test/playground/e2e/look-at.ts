import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findFaultsInBoth } from '../gallery/find-faults.ts';
import { keepPicture } from './screens.ts';

type Look = {
  /** What the pictures are of. */
  readonly shown?: Locator;
  /** Pixels in which all of it stands. */
  readonly height?: number;
};

/**
 * Looks at the page in light and dark, wide and narrow: nothing may be hard to read or run out of the window. Pictures
 * are kept where somebody wants to look, too. It is light and wide afterwards.
 */
export async function lookAt(page: Page, name: string, { shown, height = 900 }: Look = {}): Promise<void> {
  const keep = async (picture: string): Promise<void> => {
    await shown?.first().scrollIntoViewIfNeeded();
    await keepPicture(page, picture);
  };
  await page.setViewportSize({ width: 1440, height });
  expect(await findFaultsInBoth(page, { before: (colours) => keep(`${name}-${colours}`) }), name).toEqual([]);
  await page.setViewportSize({ width: 390, height });
  // The page turns to its narrow shape a moment after the window does.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { timeout: 60_000 }).toBe(390);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await keep(`narrow-${name}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
