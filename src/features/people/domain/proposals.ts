import type { PersonId } from '../../../kit/ids.ts';
import { foldAscii, loginInNoreply, withoutTag } from './addresses.ts';
import { addressOf, type Identity } from './identity.ts';

/** Why somebody may be meant: an address that proves nothing alone, one with a tag, a login, a name. */
export type Reason = 'address' | 'tagged-address' | 'login' | 'name';

/** Somebody who may be meant; a person confirms it. */
export type Proposal = { readonly personId: PersonId; readonly reason: Reason };

/** An active member, as proposals look for them. */
export type Candidate = {
  readonly personId: PersonId;
  readonly handle: string;
  readonly name: string;
  readonly realName: string;
  /** Everything they ever had in Slack, in lower case. */
  readonly emails: readonly string[];
};

/** Most people proposed for one identity; with more of a name, none of them stands out. */
export const PROPOSALS_MAX = 3;

/**
 * Who may be meant by an identity that is open, strongest reason first; nobody for programs and for those whom a person
 * ruled out. Never a link: two people may bear one name, and logins are free to anybody.
 * @param emails every address it was seen with
 */
export function createProposer(candidates: readonly Candidate[]) {
  const byEmail = index(candidates, ({ emails }) => emails);
  const byTagged = index(candidates, ({ emails }) => emails.flatMap((email) => withoutTag(email) ?? []));
  const byHandle = index(candidates, ({ handle, name }) => [fold(handle), fold(name)]);
  const byName = index(candidates, ({ name, realName }) => [fold(name), fold(realName)]);
  return (identity: Identity, emails: readonly string[]): readonly Proposal[] => {
    if (identity.bot) return [];
    const own = [...new Set([...emails, addressOf(identity) ?? ''])].filter((email) => email !== '');
    const bare = own.flatMap((email) => withoutTag(email) ?? []);
    const logins = [identity.login ?? '', ...own.map((email) => loginInNoreply(email) ?? '')].map(fold);
    const found: readonly [Reason, readonly PersonId[]][] = [
      ['address', own.flatMap(byEmail)],
      ['tagged-address', [...bare.flatMap(byEmail), ...[...own, ...bare].flatMap(byTagged)]],
      ['login', logins.flatMap(byHandle)],
      ['name', byName(fold(identity.name ?? ''))],
    ];
    const proposals = new Map<PersonId, Reason>();
    for (const [reason, people] of found)
      for (const personId of people)
        if (!proposals.has(personId) && !identity.refusedIds.includes(personId)) proposals.set(personId, reason);
    const all = [...proposals].map(([personId, reason]) => ({ personId, reason }));
    return all.length > PROPOSALS_MAX ? [] : all;
  };
}

function index(candidates: readonly Candidate[], keysOf: (one: Candidate) => readonly string[]) {
  const found = new Map<string, PersonId[]>();
  for (const one of candidates)
    for (const key of new Set(keysOf(one))) if (key !== '') found.set(key, [...(found.get(key) ?? []), one.personId]);
  return (key: string): readonly PersonId[] => found.get(key) ?? [];
}

/** Names as readers compare them; a proposal may be generous, as somebody looks at it. */
function fold(text: string): string {
  return foldAscii(text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim());
}
