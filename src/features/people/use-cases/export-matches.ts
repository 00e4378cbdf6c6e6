import type { PersonActor } from '../../../kit/actor.ts';
import { writeCsv } from '../../../kit/csv.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mayMatch } from '../domain/decisions.ts';
import { hostIdOf } from '../domain/identity.ts';
import type { ReviewAsk } from '../domain/review.ts';
import { requireAdmin } from './require-admin.ts';
import { type ReviewRow, readReview } from './review-identities.ts';

/** Whom the list leaves, as CSV: it can be changed and pasted back. @throws MusterError 'forbidden' not an admin */
export function exportMatches(needs: Pick<Ports, 'scope'>, actor: PersonActor, ask: ReviewAsk): Promise<string> {
  return needs.scope(actor.workspaceId, async (tx) => {
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    const { rows } = await readReview(tx, { ...ask, page: 0 }, Number.MAX_SAFE_INTEGER);
    return writeCsv([['github', 'person', 'name', 'state', 'proposed'], ...rows.map(toCells)]);
  });
}

function toCells({ identity, person, state, proposals }: ReviewRow): readonly string[] {
  const account = hostIdOf(identity) === null ? null : identity.login;
  const github = account ?? identity.externalKey.replace(/^(email|account):/, '');
  const whose = state === 'excluded' ? 'nobody' : person === null ? '' : (person.email ?? person.slackUserId);
  const proposed = proposals.map((one) => one.person.email ?? one.person.slackUserId).join(' or ');
  return [github, whose, identity.name ?? '', state, proposed];
}
