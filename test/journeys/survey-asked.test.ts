import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

const at = (time: string) => `2026-11-25T${time}:00Z`;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana writes, Jonas and Priya (Kolkata) review. */
describe('a merged pull request', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  let priya: Persona;
  const story = (more: Partial<Parameters<typeof githubStory>[0]> = {}) =>
    githubStory({ number: 31, author: 'ana', at: at('08:00'), title: 'Keep the cart', ...more });
  const asked = (persona: Persona) => persona.messages().filter((text) => text.includes('AI-assisted?'));

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    for (const one of [ana, jonas, priya]) await one.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    await matchAccount(muster, 'priya', 'U0PRIYA');
  });

  it('asks its author and each human reviewer, once, however often GitHub tells', async () => {
    const pull = story();
    await deliver(muster, pull.opened(), pull.reviewed({ at: at('08:30'), by: 'jonas', id: 1, state: 'approved' }));
    await deliver(muster, pull.reviewed({ at: at('08:31'), by: 'copilot[bot]', id: 2, state: 'commented' }));
    const merged = pull.merged({ at: at('08:59'), by: 'jonas' });
    await deliver(muster, merged, merged);
    expect(asked(ana)).toHaveLength(1);
    expect(asked(jonas)).toHaveLength(1);
    expect(asked(priya)).toHaveLength(0);
  });
});
