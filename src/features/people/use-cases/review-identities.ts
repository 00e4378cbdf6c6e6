import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { mayMatch } from '../domain/decisions.ts';
import { addressOf, type Identity, isDecided } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import { createProposer, type Reason } from '../domain/proposals.ts';
import { REVIEW_PAGE, type ReviewAsk, type ReviewState, shows, stateOf } from '../domain/review.ts';
import { listPeople } from '../store/people.ts';
import { listCandidates, listEmailsByAccount, listHeads } from '../store/review.ts';
import { requireAdmin } from './require-admin.ts';

/** One account or address in the list, with its person or those who may be meant. */
export type ReviewRow = {
  readonly identity: Identity;
  readonly state: ReviewState;
  /** Every address it was seen with. */
  readonly emails: readonly string[];
  readonly person: Person | null;
  readonly proposals: readonly { readonly person: Person; readonly reason: Reason }[];
};

export type Review = {
  readonly rows: readonly ReviewRow[];
  /** Those that the filter and the search leave. */
  readonly total: number;
  readonly counts: Readonly<Record<ReviewState, number>>;
  /** With a page that exists. */
  readonly ask: ReviewAsk;
};

/** A page of everybody GitHub told about. @throws MusterError 'forbidden' not an admin */
export function reviewIdentities(needs: Pick<Ports, 'scope'>, actor: PersonActor, ask: ReviewAsk): Promise<Review> {
  return needs.scope(actor.workspaceId, async (tx) => {
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    return readReview(tx, ask);
  });
}

/** The same inside a transaction, for those who may. */
export async function readReview(tx: Tx, ask: ReviewAsk, pageSize = REVIEW_PAGE): Promise<Review> {
  const rows = await readRows(tx);
  const counts = { proposed: 0, open: 0, linked: 0, excluded: 0, bot: 0 };
  for (const { state } of rows) counts[state] += 1;
  const left = rows
    .filter((row) => shows(ask.filter, row.state) && isFound(row, ask.search))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || compareNames(nameOf(a), nameOf(b)));
  const page = Math.min(Math.max(ask.page, 0), Math.max(0, Math.ceil(left.length / pageSize) - 1));
  return {
    rows: left.slice(page * pageSize, (page + 1) * pageSize),
    total: left.length,
    counts,
    ask: { ...ask, page },
  };
}

const ORDER: readonly ReviewState[] = ['proposed', 'open', 'linked', 'excluded', 'bot'];

const compareNames = new Intl.Collator('en', { numeric: true }).compare;

function nameOf({ identity }: ReviewRow): string {
  return identity.login ?? addressOf(identity) ?? identity.name ?? '';
}

async function readRows(tx: Tx): Promise<readonly ReviewRow[]> {
  const heads = await listHeads(tx);
  const emails = await listEmailsByAccount(tx);
  const propose = createProposer(await listCandidates(tx));
  const drafts = heads.map((identity) => {
    const own = addressOf(identity);
    const all = [...new Set([...(own === null ? [] : [own]), ...(emails.get(identity.id) ?? [])])];
    const mayPropose = identity.personId === null && !isDecided(identity);
    return { identity, emails: all, proposals: mayPropose ? propose(identity, all) : [] };
  });
  const people = await peopleOf(tx, drafts);
  return drafts.map((draft) => ({
    ...draft,
    state: stateOf(draft.identity, draft.proposals.length),
    person: draft.identity.personId === null ? null : (people.get(draft.identity.personId) ?? null),
    proposals: draft.proposals.flatMap(({ personId, reason }) => {
      const person = people.get(personId);
      return person === undefined ? [] : [{ person, reason }];
    }),
  }));
}

type Draft = { readonly identity: Identity; readonly proposals: readonly { readonly personId: PersonId }[] };

async function peopleOf(tx: Tx, drafts: readonly Draft[]): Promise<ReadonlyMap<PersonId, Person>> {
  const ids = drafts.flatMap(({ identity, proposals }) => [
    ...(identity.personId === null ? [] : [identity.personId]),
    ...proposals.map(({ personId }) => personId),
  ]);
  return new Map((await listPeople(tx, [...new Set(ids)])).map((person) => [person.id, person]));
}

function isFound({ identity, emails, person, proposals }: ReviewRow, search: string): boolean {
  const sought = search.trim().toLowerCase();
  if (sought === '') return true;
  const names = [identity.login, identity.name, ...emails, person?.name, person?.handle];
  return [...names, ...proposals.map((one) => one.person.name)].some((text) => text?.toLowerCase().includes(sought));
}
