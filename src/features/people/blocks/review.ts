import {
  actions,
  type Block,
  button,
  context,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  staticSelect,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import type { Mrkdwn } from '../../../kit/mrkdwn.ts';
import { REVIEW_PAGE, type ReviewAsk, type ReviewFilter, SEARCH_MAX } from '../domain/review.ts';
import type { Review } from '../use-cases/review-identities.ts';
import { peopleForms, peopleIds, writePairs, writeReviewAsk } from './ids.ts';
import { buildReviewRow } from './review-row.ts';

const FILTERS: readonly { readonly value: ReviewFilter; readonly text: string }[] = [
  { value: 'todo', text: 'Waiting for a word' },
  { value: 'proposed', text: 'With a proposal' },
  { value: 'open', text: 'Without one' },
  { value: 'linked', text: 'Linked' },
  { value: 'excluded', text: 'Nobody’s' },
  { value: 'bot', text: 'Programs' },
  { value: 'all', text: 'All' },
];

/** What was just done, with its *Undo* where there is one. */
export type Notice = {
  readonly text: Mrkdwn | string;
  readonly undo: { readonly identityId: string; readonly version: number } | null;
};

/** Who is who on GitHub, a page of it, with what an admin may say of each. */
export function buildReview(review: Review, notice: Notice | null = null): ModalView {
  const { rows, ask } = review;
  return modal({
    title: 'People in other tools',
    callbackId: peopleForms.review,
    submit: 'Show',
    close: 'Close',
    privateMetadata: writeReviewAsk(ask),
    blocks: [
      ...(notice === null ? [] : [buildNotice(notice)]),
      input({ name: 'filter', label: 'Show', element: staticSelect({ choices: FILTERS, initial: ask.filter }) }),
      input({
        name: 'search',
        label: 'Search',
        element: textInput({
          initial: ask.search,
          maxLength: SEARCH_MAX,
          placeholder: 'Part of a name, login or address',
        }),
        optional: true,
      }),
      context(countWords(review)),
      ...(rows.length === 0 ? [section(emptyWords(review))] : rows.map(buildReviewRow)),
      ...pageWords(review),
      actions(buttons(review)),
    ],
  });
}

/** Stands there while the list is read. */
export function buildReviewShell(): ModalView {
  return modal({
    title: 'People in other tools',
    callbackId: peopleForms.review,
    close: 'Close',
    blocks: [section('One moment…')],
  });
}

/** What is to be shown, as it was typed; the first page of it. */
export function readReviewForm(form: FormValues): ReviewAsk {
  const filter = FILTERS.find(({ value }) => value === textOf(form, 'filter'))?.value ?? 'todo';
  return { filter, search: (textOf(form, 'search') ?? '').slice(0, SEARCH_MAX), page: 0 };
}

function buildNotice({ text, undo }: Notice): Block {
  if (undo === null) return section(text);
  const id = peopleIds.undoMatch.build(`${undo.identityId}/${undo.version}`);
  return section(text, { accessory: button({ id, text: 'Undo' }) });
}

function buttons({ rows, total, ask }: Review) {
  const sure = rows.filter(({ state, proposals }) => state === 'proposed' && proposals.length === 1);
  const to = (page: number, text: string) => button({ id: peopleIds.reviewPage.build(String(page)), text });
  const confirm = {
    title: 'Confirm what is proposed?',
    text: `Each of the ${sure.length} on this page is linked to the one person named there. Each can be undone.`,
    confirm: 'Confirm',
    deny: 'Cancel',
  };
  const value = writePairs(sure.map(({ identity, proposals }) => [identity.id, proposals[0]?.person.id ?? '']));
  const text = sure.length === 1 ? 'Confirm the one proposed here' : `Confirm the ${sure.length} proposed here`;
  return [
    ...(sure.length === 0
      ? []
      : [button({ id: peopleIds.matchShown.build(), text, style: 'primary', value, confirm })]),
    ...(ask.page > 0 ? [to(ask.page - 1, 'Previous')] : []),
    ...((ask.page + 1) * REVIEW_PAGE < total ? [to(ask.page + 1, 'Next')] : []),
    button({ id: peopleIds.identitiesCsv.build(), text: 'As CSV' }),
  ];
}

function countWords({ counts }: Review): string {
  const { proposed, open, linked, excluded, bot } = counts;
  return `${linked} linked · ${proposed} with a proposal · ${open} without one · ${excluded} nobody’s · ${bot} programs`;
}

function emptyWords({ counts, ask }: Review): string {
  const known = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (known === 0)
    return 'Nobody yet. Once GitHub or Jira is connected, their people and the authors of commits stand here.';
  if (ask.search !== '') return 'Nobody like that. Search for less, or show all.';
  return ask.filter === 'todo' ? 'Nobody waits: everybody is linked, nobody’s or a program.' : 'Nobody here.';
}

function pageWords({ rows, total, ask }: Review): readonly Block[] {
  if (total <= REVIEW_PAGE) return [];
  const start = ask.page * REVIEW_PAGE;
  return [context(`${start + 1} to ${start + rows.length} of ${total}`)];
}
