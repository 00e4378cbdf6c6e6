import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { deploymentOf, mergeShaOf, pushOf, releaseOf } from '../support/github-push.ts';
import { githubStory } from '../support/github-story.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const SHAS = [31, 32, 33].map(mergeShaOf);

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('merges that go to production together', () => {
  const muster = testApp();

  async function connect(): Promise<void> {
    for (const id of ['U0MIRA', 'U0ANA']) await muster.as(id).command('/task', 'list');
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
  }

  async function mergeThree(): Promise<void> {
    for (const [n, number] of [31, 32, 33].entries()) {
      const story = githubStory({ number, author: 'ana', at: '2026-11-23T09:00:00Z' });
      await deliver(muster, story.merged({ at: `2026-11-23T10:00:0${n}Z` }));
    }
  }

  async function explain(topic: string): Promise<string> {
    const mira = muster.as('U0MIRA');
    await mira.openHome();
    await mira.press('Numbers', HOME);
    await mira.press(`Explain ${topic}`, HOME);
    return mira.modalText();
  }

  it('are all deployed when the last of them is', async () => {
    await connect();
    await mergeThree();
    await deliver(muster, pushOf({ at: '2026-11-23T10:00:02Z', shas: SHAS }));
    const [, , sha = ''] = SHAS;
    const deployment = { id: 1, sha, startedAt: '2026-11-23T11:00:00Z', at: '2026-11-23T11:30:00Z' };
    await deliver(muster, deploymentOf(deployment));
    const text = await explain('Deploying');
    expect(text).toContain('*What went in*: 3 pull requests adding up to 4 h 30 min');
    for (const number of [31, 32, 33]) expect(text).toContain(`pull/${number}`);
  });

  it('are so, too, when the deployment was told first, and the push last', async () => {
    await connect();
    const [, , sha = ''] = SHAS;
    await deliver(muster, deploymentOf({ id: 1, sha, startedAt: '2026-11-23T11:00:00Z', at: '2026-11-23T11:30:00Z' }));
    await mergeThree();
    await deliver(muster, pushOf({ at: '2026-11-23T10:00:02Z', shas: SHAS }));
    expect(await explain('Deploying')).toContain('*What went in*: 3 pull requests adding up to 4 h 30 min');
  });

  it('aren’t by a deployment of something else, and are released by the tag behind them', async () => {
    await connect();
    await mergeThree();
    await deliver(muster, pushOf({ at: '2026-11-23T10:00:02Z', shas: SHAS }));
    const elsewhere = { id: 2, sha: 'e'.repeat(40), startedAt: '2026-11-23T12:00:00Z', at: '2026-11-23T12:05:00Z' };
    await deliver(muster, deploymentOf(elsewhere));
    const [, second = ''] = SHAS;
    await deliver(muster, pushOf({ at: '2026-11-24T09:00:00Z', shas: [second], ref: 'refs/tags/v2' }));
    await deliver(muster, releaseOf({ id: 5, tag: 'v2', at: '2026-11-24T10:00:00Z' }));
    const mira = muster.as('U0MIRA');
    expect(await explain('Deploying')).toContain('unknown for 3 pull requests');
    expect(muster.as('U0MIRA').homeText()).toContain('3 of 3 pull requests aren’t in production yet');
    await mira.press('', HOME, 'As LinearB counts');
    await mira.press('Explain Deploying', HOME);
    // Of the first two a day each; the third is behind the tag.
    expect(mira.modalText()).toContain('*What went in*: 2 pull requests adding up to 2 d');
  });
});
