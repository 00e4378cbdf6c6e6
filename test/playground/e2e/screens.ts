import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { bot, directId, personId } from '../../../playground/company.ts';
import type { WorldInChromium } from './open-world.ts';

/** Where pictures are kept to be looked at; nothing compares them. */
const FOLDER = 'test-output/playground';

export type Screen = { readonly name: string; open(world: WorldInChromium): Promise<void> };

const ben = personId('ben');
const bensMessages = `/${ben}/${directId(ben, bot.userId)}`;
const aCard = (page: Page) => page.getByRole('article').filter({ hasText: 'Check the price list' }).first();

/** What people see most of the time. Ben must have "Check the price list", and "Write the notes" due today. */
export const screens: readonly Screen[] = [
  {
    name: 'a channel',
    async open({ go, page }) {
      await go(`/${personId('maya')}/C01GENERAL`);
      await page.getByRole('feed', { name: '#general' }).getByText('The prices change').waitFor();
    },
  },
  {
    name: 'messages from Muster',
    async open({ go, page }) {
      await go(bensMessages);
      await aCard(page).waitFor();
    },
  },
  {
    name: 'Home',
    async open({ go, page }) {
      await go(`/${ben}/home`);
      await page.getByRole('region', { name: 'Home' }).getByText('Write the notes').first().waitFor();
    },
  },
  {
    name: 'the inspector',
    async open({ go, page }) {
      await go(bensMessages);
      await aCard(page).hover();
      await aCard(page).getByRole('button', { name: 'Look behind this message' }).click();
      await page
        .getByRole('complementary', { name: 'What lies behind the message' })
        .getByText('"type": "header"')
        .first()
        .waitFor();
    },
  },
  // Last, as it stays open for Ben wherever he is.
  {
    name: 'an open form',
    async open({ go, page }) {
      await go(bensMessages);
      await aCard(page)
        .getByRole('button', { name: /^Block T-/ })
        .click();
      await page.getByRole('dialog').getByLabel('What stops it?').waitFor();
    },
  },
];

/** Keeps a picture of what is shown, where somebody wants to look at them: each takes a third of a second. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.KEEP_PICTURES === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}
