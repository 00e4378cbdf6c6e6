import { connectCodeHost, deliver, matchAccount } from './code-host.ts';
import { githubStory } from './github-story.ts';
import type { Persona } from './persona.ts';
import type { Screen } from './screen.ts';
import { textIn } from './screen.ts';
import type { TestApp } from './test-app.ts';

/** Ana, Jonas and Priya are known, on GitHub as well, and their repository is read. */
export async function surveyTeam(muster: TestApp): Promise<void> {
  const everybody = { ana: 'U0ANA', jonas: 'U0JONAS', priya: 'U0PRIYA' };
  for (const id of Object.values(everybody)) await muster.as(id).command('/task', 'list');
  await connectCodeHost(muster, '2026-11-20T08:00:00Z');
  for (const [login, id] of Object.entries(everybody)) await matchAccount(muster, login, id);
}

type Merged = {
  readonly number: number;
  readonly title?: string;
  readonly author?: string;
  readonly reviewers?: readonly string[];
  /** `HH:MM` of 25 November 2026 in UTC, when it was merged. */
  readonly at?: string;
};

/** A pull request from its opening to its merge, as GitHub tells it, and everything it causes. */
export async function mergePullRequest(muster: TestApp, merged: Merged): Promise<void> {
  const { number, title = 'Keep the cart', author = 'ana', reviewers = ['jonas'], at = '09:00' } = merged;
  const time = (minutes: number) => new Date(Date.parse(`2026-11-25T${at}:00Z`) - minutes * 60_000).toISOString();
  const pull = githubStory({ number, author, title, at: time(30) });
  const reviews = reviewers.map((by, n) =>
    pull.reviewed({ at: time(20 - n), by, id: number * 100 + n, state: 'approved' }),
  );
  await deliver(muster, pull.opened(), ...reviews, pull.merged({ at: time(0), by: author }));
}

/** The living card of somebody’s surveys, the newest. */
export function surveyCardOf(
  muster: TestApp,
  persona: Persona,
): Extract<Screen, { kind: 'message' }> & { readonly text: string } {
  const messages = muster.slack.directMessages(persona.userId).filter(({ key }) => key?.startsWith('survey:'));
  const found = messages.at(-1);
  if (found === undefined) throw new Error(`${persona.userId} was asked nothing`);
  const { channel, ts, blocks } = found;
  return { kind: 'message', channelId: channel, ts, ephemeral: false, blocks, text: textIn(blocks) };
}
