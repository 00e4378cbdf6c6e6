import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { SlackMember } from '../../../ports/outbound/slack.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { foldEmail } from '../domain/addresses.ts';
import { findPeopleBySlackIds } from '../store/people.ts';
import { listKnownEmails, lockIdentities, type MemberEmail, upsertMemberEmails } from '../store/traces.ts';
import { type RematchNeeds, rematchIdentities } from './rematch-identities.ts';

export type NewEmail = Omit<MemberEmail, 'personId'> & { readonly slackUserId: SlackUserId };

/**
 * What these profiles say of addresses that wasn't known, older profiles included: an address somebody once had counts.
 * When there is anything, identities are locked: call it before the first row of a person is.
 */
export async function readNewEmails(tx: Tx, members: readonly SlackMember[]): Promise<readonly NewEmail[]> {
  const told = members.flatMap(emailOf);
  if (told.length === 0) return [];
  const known = await listKnownEmails(
    tx,
    told.map(({ slackUserId }) => slackUserId),
  );
  const fresh = told.filter(
    (one) =>
      !known.some(
        ({ slackUserId, email, linkable }) =>
          slackUserId === one.slackUserId && email === one.email && (linkable || !one.linkable),
      ),
  );
  if (fresh.length > 0) await lockIdentities(tx);
  return fresh;
}

/** Keeps them, and links or opens the identities that they speak of. The people must be stored by now. */
export async function learnMemberEmails(
  tx: Tx,
  needs: RematchNeeds,
  { workspaceId, emails }: { readonly workspaceId: WorkspaceId; readonly emails: readonly NewEmail[] },
): Promise<void> {
  if (emails.length === 0) return;
  const people = await findPeopleBySlackIds(
    tx,
    emails.map(({ slackUserId }) => slackUserId),
  );
  const rows = new Map<string, MemberEmail>();
  for (const { slackUserId, email, linkable } of emails) {
    const person = people.get(slackUserId);
    if (person === undefined) continue;
    const key = `${email} ${person.id}`;
    rows.set(key, { email, personId: person.id, linkable: linkable || rows.get(key)?.linkable === true });
  }
  await upsertMemberEmails(tx, [...rows.values()]);
  await rematchIdentities(tx, needs, { workspaceId, identityIds: [], emails: emails.map(({ email }) => email) });
}

/** Apps have no address of their own, and those of another organisation's people are theirs to tell. */
function emailOf({ slackUserId, email, kind, deactivated }: SlackMember): readonly NewEmail[] {
  if (email === null || (kind !== 'member' && kind !== 'guest')) return [];
  const folded = foldEmail(email);
  return folded === '' ? [] : [{ slackUserId, email: folded, linkable: kind === 'member' && !deactivated }];
}
