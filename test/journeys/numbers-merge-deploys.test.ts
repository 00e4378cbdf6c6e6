import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('a repository whose merges are deployments', () => {
  const muster = testApp();

  it('is chosen by an admin, counts so for Middleware, and can be taken back', async () => {
    const [ana, mira] = [muster.as('U0ANA'), muster.as('U0MIRA')];
    for (const one of [ana, mira]) await one.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    const story = githubStory({ number: 31, author: 'ana', at: '2026-11-23T09:00:00Z' });
    await deliver(muster, story.opened(), story.merged({ at: '2026-11-23T10:00:00Z' }));
    const choose = async (repositories: readonly string[]) => {
      await mira.openHome();
      await mira.press('Settings', HOME);
      await mira.press('Change which merges deploy', HOME);
      await mira.submit({ repositories });
      await muster.settled();
    };
    const deploying = async () => {
      await mira.openHome();
      await mira.press('Numbers', HOME);
      await mira.press('', HOME, 'As Middleware counts');
      return /\*Deploying\*: [^\n]+/.exec(mira.homeText())?.[0];
    };
    expect(await deploying()).toContain('unknown for 1');
    const [repository] = await muster.store.sql<{ id: string }[]>`select id from repositories`;
    await choose([repository?.id ?? '']);
    expect(mira.homeText()).toContain('by Middleware’s definitions: acme/web');
    expect(await deploying()).toBe('*Deploying*: mean 0 min · median 0 min · 75 % within 0 min · 1 pull request');
    await choose([]);
    expect(await deploying()).toContain('unknown for 1');
    await ana.openHome();
    await ana.press('Settings', HOME);
    expect(ana.homeText()).not.toContain('Merges that deploy');
  });
});
