import { latest } from './latest.ts';
import type { PullRequest } from './pull-request.ts';

/** A review that somebody, or a team, was asked for and that hasn't come. */
export type ReviewWait = {
  /** `account:<identity>` or `team:<slug>`. */
  readonly who: string;
  /** When it was asked for; what was asked of a draft is wanted from when it is ready. */
  readonly askedAt: Date;
  /** Since when it counts as waiting: never from before the connection. */
  readonly since: Date;
};

/** After so many hours a waiting review climbs. Source: product page, section 5. */
export const REVIEW_WAIT_HOURS = 48;

/** After a note in the team's channel so many hours pass before it climbs; as whoever is asked first has. House rule. */
export const TEAM_NOTE_HOURS = 24;

type Subject = Pick<
  PullRequest,
  'state' | 'draft' | 'createdAt' | 'readyAt' | 'requestedReviewerIds' | 'requestedTeams'
>;

/** Every review that is waited for; none of drafts and of what is over. */
export function reviewWaitsOf(
  subject: Subject,
  { askedAt, connectedAt }: { readonly askedAt: ReadonlyMap<string, Date>; readonly connectedAt: Date },
): readonly ReviewWait[] {
  if (subject.state !== 'open' || subject.draft) return [];
  const asked = [
    ...subject.requestedReviewerIds.map((id) => `account:${id}`),
    ...subject.requestedTeams.map((slug) => `team:${slug}`),
  ];
  return asked.map((who) => {
    const wantedAt = latest(askedAt.get(who) ?? subject.createdAt, subject.readyAt);
    return { who, askedAt: wantedAt, since: latest(wantedAt, connectedAt) };
  });
}
