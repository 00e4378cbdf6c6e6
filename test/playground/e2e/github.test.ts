import { describe, expect, it } from 'vitest';
import { connectGitHub } from '../../../playground/past/living/connect-github.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { lookAt } from './look-at.ts';
import { worldInChromium } from './open-world.ts';

/** A Wednesday: 14:00 in Berlin, where Ana is; New York begins an hour later. */
const AFTERNOON = new Date('2026-11-25T13:00:00Z');

describe.skipIf(chromiumPath === null)('the company’s GitHub in a browser', () => {
  const world = worldInChromium(AFTERNOON, async ({ clock, ...living }) => {
    await connectGitHub({ ...living, settle: clock.settle });
  });
  const dialog = () => world.page.getByRole('dialog');
  const button = (name: string | RegExp) => world.page.getByRole('button', { name });
  const story = () => world.page.getByRole('list', { name: 'What happened' });

  it('opens a pull request with the keyboard alone, and says beside the form what is missing', async () => {
    const { page, go } = world;
    await go('/U01ANA/C01GENERAL');
    await page
      .getByRole('navigation', { name: 'Workspace' })
      .getByRole('button', { name: /^GitHub/ })
      .press('Enter');
    await page.getByRole('heading', { name: 'GitHub', level: 1 }).waitFor();
    await page
      .getByRole('region', { name: 'tidewater/api' })
      .getByRole('button', { name: 'New pull request' })
      .press('Enter');
    await dialog().getByLabel('Title').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await dialog().getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await dialog().getByRole('alert').getByText('needs a title').waitFor();
    await dialog().getByLabel('Title').fill('Hold a berth while somebody pays');
    await dialog().getByLabel('What changes, and why').fill('Two people could book the same berth <within> a minute.');
    await dialog()
      .getByRole('checkbox', { name: /Ben Okafor/ })
      .press('Space');
    await lookAt(world.page, 'github-new');
    await dialog().getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Hold a berth while somebody pays', level: 1 }).waitFor();
    await story().getByText('asked Ben Okafor for a review').waitFor();
    await page.getByText('Two people could book the same berth <within> a minute.').waitFor();
    expect(world.troubles).toEqual([]);
  }, 60_000);

  it('shows the webhooks that told Muster, and what it answered', async () => {
    const { page } = world;
    await button(/pull_request opened/).click();
    const panel = page.getByRole('complementary', { name: 'What the webhook told' });
    await panel.getByText('202', { exact: true }).waitFor();
    await panel.getByText('POST /webhooks/github').waitFor();
    await lookAt(world.page, 'github-webhook');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(world.troubles).toEqual([]);
  }, 60_000);

  it('lets its author only comment, a reviewer ask for changes, and the reviewer merge after a push', async () => {
    const { page } = world;
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.getByRole('button', { name: /^Act as Ben Okafor/ }).click();
    await page.getByRole('heading', { name: 'Hold a berth while somebody pays', level: 1 }).waitFor();
    await world.go('/U01BEN/C01GENERAL');
    await page
      .getByRole('navigation', { name: 'Workspace' })
      .getByRole('button', { name: /^GitHub 1 / })
      .click();
    await button(/^Open Hold a berth/).click();
    await page.getByRole('radio', { name: 'Ask for changes' }).check();
    await button('Send the review').click();
    await page.getByRole('status').getByText('Say what should change.').waitFor();
    await page.getByLabel('Words').fill('What happens when the payment fails?');
    await button('Send the review').click();
    await story().getByText('asked for changes').waitFor();
    await page.getByText('Changes asked by Ben Okafor').waitFor();
    await button('Push a commit').click();
    await dialog().getByLabel('Commit message').fill('Let go of the berth when it fails\n\nAna saw it, too.');
    await dialog().getByRole('button', { name: 'Push', exact: true }).click();
    await story().getByText('Let go of the berth when it fails').waitFor();
    await page.getByRole('radio', { name: 'Approve' }).check();
    await page.getByText('Comment on a line').click();
    await page.getByLabel('What about it?').fill('This line <saves> the day.');
    await button('Send the review').click();
    await story().getByText('This line <saves> the day.').waitFor();
    await page.getByText('Approved by Ben Okafor').waitFor();
    await page.getByText('More', { exact: true }).click();
    await button('Checks fail').click();
    await page.getByText('Checks failed').waitFor();
    await button('Checks pass').click();
    await page.getByText('Checks passed').waitFor();
    await button('Force-push').click();
    await dialog().getByLabel('Commit message').fill('Hold a berth while somebody pays');
    await dialog().getByRole('button', { name: 'Force-push', exact: true }).click();
    await story().getByText('force-pushed').waitFor();
    await lookAt(world.page, 'github-pull');
    await button('Merge').click();
    await story().getByText('merged it').waitFor();
    await button('All repositories').click();
    const api = page.getByRole('region', { name: 'tidewater/api' });
    await api.getByText('More', { exact: true }).click();
    await api.getByRole('button', { name: 'Deploy main', exact: true }).click();
    await api.getByText(/deployed by Ben Okafor/).waitFor();
    await button(/^Show 1 merged or closed/).click();
    await button(/Hold a berth while somebody pays/).waitFor();
    await lookAt(world.page, 'github');
    expect(world.troubles).toEqual([]);
  }, 60_000);
});
