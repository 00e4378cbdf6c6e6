import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { localTracker } from '../support/local-tracker.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const at = (time: string) => `2026-11-25T${time}:00Z`;

/** Wednesday 25 November 2026, 10:00 in Berlin. Jira's clock runs with ours. */
describe('a pull request that names an issue, with no commit known', () => {
  let now = Date.parse(at('09:00'));
  const tracker = localTracker({ now: () => now });
  const muster = testApp({ start: at('09:00'), env: tracker.env });
  const tick = (time: string) => {
    now = Date.parse(at(time));
    muster.clock.set(new Date(now).toISOString());
  };
  const coding = async () => {
    const mira = muster.as('U0MIRA');
    await mira.openHome();
    await mira.press('Numbers', HOME);
    await mira.press('', HOME, 'As LinearB counts');
    return /\*Coding\*: [^\n]+/.exec(mira.homeText())?.[0];
  };

  it('was begun, for LinearB, when its issue or its task’s issue first went into progress, told in any order', async () => {
    const [ana, mira] = [muster.as('U0ANA'), muster.as('U0MIRA')];
    for (const one of [ana, mira]) await one.command('/task', 'list');
    await tracker.connect(muster);
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    tracker.jira.world.create({ summary: 'Keep the cart' });
    tracker.jira.world.create({ summary: 'Another one' });
    await tracker.settled(muster);
    tick('09:10');
    tracker.jira.world.move('ABC-1', 'In Progress');
    await tracker.settled(muster);
    tick('11:00');
    const named = githubStory({ number: 31, author: 'ana', at: at('10:10'), title: 'ABC-1 Keep the cart' });
    await deliver(muster, named.opened(), named.merged({ at: at('10:20') }));
    expect(await coding()).toBe('*Coding*: mean 1 h · median 1 h · 75 % within 1 h · 1 pull request');

    // The pull request first, then the tie of its task, then the move.
    await mira.command('/task', 'Fix the login page <@U0ANA|ana>');
    const tied = githubStory({ number: 32, author: 'ana', at: at('14:00'), title: 'T-1 Fix the login page' });
    await deliver(muster, tied.opened(), tied.merged({ at: at('14:30') }));
    expect(await coding()).toContain('1 pull request · unknown for 1');
    tick('13:00');
    tracker.jira.world.move('ABC-2', 'In Progress');
    await tracker.settled(muster);
    tick('15:00');
    await ana.command('/task', 'jira T-1 ABC-2');
    await tracker.settled(muster);
    expect(await coding()).toBe('*Coding*: mean 1 h · median 1 h · 75 % within 1 h · 2 pull requests');
  });
});
