import { MusterError } from '../../../kit/errors.ts';
import type { ActionArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { parseReviewAsk } from '../blocks/ids.ts';
import { buildReview, type Notice } from '../blocks/review.ts';
import type { ReviewAsk } from '../domain/review.ts';
import { reviewIdentities } from '../use-cases/review-identities.ts';

/** The list as it stands now, in place of what stood there. */
export async function show(
  needs: Pick<Ports, 'scope'>,
  actor: ActionArgs['actor'],
  { ask, notice }: { readonly ask: ReviewAsk; readonly notice: Notice | null },
): Promise<Reply> {
  return { kind: 'view', view: buildReview(await reviewIdentities(needs, actor, ask), notice) };
}

/** Which list the click came from. */
export function askOf({ source }: Pick<ActionArgs, 'source'>): ReviewAsk {
  return source.kind === 'modal' ? parseReviewAsk(source.privateMetadata) : FIRST;
}

/** What is shown first. */
export const FIRST: ReviewAsk = { filter: 'todo', search: '', page: 0 };

export function tooOld(): MusterError {
  return new MusterError('not-found', 'That button is too old. `/muster people` lists who is who.');
}
