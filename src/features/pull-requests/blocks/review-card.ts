import { context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { type ReviewAsk, refOf } from '../domain/review-ask.ts';

export type ReviewCardView = {
  readonly pullRequest: PullRequest;
  readonly ask: ReviewAsk['kind'];
  /** The author's name, untrusted. */
  readonly author: string;
  readonly since: Date | null;
  /** The team that was asked; null on a person's own card. */
  readonly team: string | null;
  /** True where others than those who may see the repository read along: its words are left out. */
  readonly discreet: boolean;
};

type ForReader = { readonly timeZone: string; readonly now: Date };

/** A review somebody was asked for: what it is, and what is wanted of them now. */
export function buildReviewCard(view: ReviewCardView, reader: ForReader): Message {
  const { pullRequest } = view;
  const ref = refOf(pullRequest);
  const title = view.discreet ? 'a pull request in a private repository' : pullRequest.title;
  const said = sentenceOf(view);
  const waits = view.ask === 'waiting' || view.ask === 'waiting-again';
  const first = waits ? md`*${said}*\n${linked(view, ref)}` : md`${linked(view, ref)}\n${said}`;
  const facts = [sizeOf(pullRequest), waits && view.since ? `asked ${showInstant(view.since, reader)}` : null];
  const line = view.discreet ? [] : facts.filter((fact) => fact !== null);
  return message({
    text: `${said} ${ref} ${title}`,
    blocks: [section(first), ...(waits && line.length > 0 ? [context(line.join(' · '))] : [])],
  });
}

function linked({ pullRequest, discreet }: ReviewCardView, ref: string): Mrkdwn {
  return discreet ? link(pullRequest.url, ref) : md`${link(pullRequest.url, ref)} ${pullRequest.title}`;
}

function sentenceOf({ ask, author, team, pullRequest }: ReviewCardView): string {
  const whom = team === null ? 'you' : `the team ${team}`;
  const you = team === null ? 'You' : `The team ${team}`;
  switch (ask) {
    case 'waiting':
      return `${author} asks ${whom} for a review.`;
    case 'waiting-again':
      return `${author} asks ${whom} for another look.`;
    case 'approved':
      return `${you} approved it. Nothing to do.`;
    case 'changes-requested':
      return `${you} asked for changes. It is ${author}’s turn.`;
    case 'commented':
      return `${you} commented. It is ${author}’s turn.`;
    case 'draft':
      return 'It is a draft again. Nothing to do until it is ready.';
    case 'not-needed':
      return team === null ? 'Your review isn’t needed any more.' : 'Somebody of the team took it. Nothing to do.';
    case 'merged':
      return 'It was merged. Nothing to do.';
    case 'closed':
      return pullRequest.mergedAt === null ? 'It was closed without a merge. Nothing to do.' : 'It was merged.';
    default:
      return ask satisfies never;
  }
}

function sizeOf({ size }: PullRequest): string | null {
  if (size === null) return null;
  return `+${size.additions} −${size.deletions} in ${size.files === 1 ? '1 file' : `${size.files} files`}`;
}
