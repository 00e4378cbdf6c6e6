import { connectCodeHost, deliver, matchAccount } from './code-host.ts';
import { githubStory } from './github-story.ts';
import type { Persona } from './persona.ts';
import type { Screen } from './screen.ts';
import { textIn } from './screen.ts';
import type { TestApp } from './test-app.ts';

/** These people, by their logins on GitHub, are known there and here, and their repository is read. */
export async function surveyTeam(
  muster: TestApp,
  {
    logins = ['ana', 'jonas', 'priya'],
    connectedAt = '2026-11-20T08:00:00Z',
  }: { readonly logins?: readonly string[]; readonly connectedAt?: string } = {},
): Promise<void> {
  for (const login of logins) await muster.as(slackIdOf(login)).command('/task', 'list');
  await connectCodeHost(muster, connectedAt);
  for (const login of logins) await matchAccount(muster, login, slackIdOf(login));
}

export const slackIdOf = (login: string): string => `U0${login.toUpperCase()}`;

type Merged = {
  readonly number: number;
  readonly title?: string;
  readonly author?: string;
  readonly reviewers?: readonly string[];
  /** When it was merged. */
  readonly at?: string;
};

/** A pull request from its opening to its merge, as GitHub tells it, and everything it causes. */
export async function mergePullRequest(muster: TestApp, merged: Merged): Promise<void> {
  const {
    number,
    title = 'Keep the cart',
    author = 'ana',
    reviewers = ['jonas'],
    at = '2026-11-25T09:00:00Z',
  } = merged;
  const time = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000).toISOString();
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
