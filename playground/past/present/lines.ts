import type { RealBlocker } from '../ledger.ts';

/** A task as it stands at the end of the past. Hours count back from there; each step falls into its person's hours. */
export type Line = {
  readonly title: string;
  readonly team: string;
  readonly by: string;
  readonly to: string;
  readonly points: number;
  readonly priority?: 'urgent' | 'high' | 'low';
  readonly createdAgo: number;
  /** Days from the present, on working days; absent without a date. */
  readonly dueIn?: number;
  readonly startedAgo?: number;
  readonly stuck?: StuckLine;
  /** Done, and opened again by the creator. */
  readonly reopened?: { readonly doneAgo: number; readonly ago: number; readonly reason: string };
};

export type StuckLine = {
  readonly reallyAgo: number;
  /** Null: nobody has said so yet. */
  readonly saidAgo: number | null;
  readonly reason: string;
  readonly tried: string;
  readonly cause: string;
  /** The title of another line where it waits for a task. */
  readonly waitsFor: RealBlocker | { readonly kind: 'line'; readonly title: string };
  /** Days from the present. */
  readonly expectedIn?: number;
};

/** What a newcomer finds: something blocked for hours and for days, something late, something due, something new. */
export const lines: readonly Line[] = [
  {
    ...{ title: 'Switch checkout to the provider’s new form', team: 'Web', by: 'lena', to: 'sam', points: 5 },
    ...{ priority: 'high', createdAgo: 9 * 24, dueIn: 2, startedAgo: 8 * 24 + 4 },
    stuck: {
      ...{ reallyAgo: 7 * 24 + 6, saidAgo: 6 * 24, reason: 'The payment provider’s sandbox rejects our keys' },
      ...{ tried: 'New keys, another account, their chat', cause: 'our contract was never switched to the new form' },
      waitsFor: { kind: 'outside', what: 'Nordpay, ticket 51077' },
    },
  },
  {
    ...{ title: 'Split the nightly invoice run by harbour', team: 'Platform', by: 'maya', to: 'ravi', points: 8 },
    ...{ createdAgo: 6 * 24, dueIn: 1, startedAgo: 4 * 24 },
    stuck: {
      ...{ reallyAgo: 3 * 24 + 2, saidAgo: 2 * 24, reason: 'Need to know which invoices may move to the next night' },
      ...{ tried: 'Read the old code and the contract', cause: 'Ben has read the question and forgotten it' },
      ...{ waitsFor: { kind: 'person', who: 'ben' }, expectedIn: 1 },
    },
  },
  {
    ...{ title: 'Endpoint for gate codes of guests', team: 'Platform', by: 'arjun', to: 'ana', points: 3 },
    ...{ priority: 'high', createdAgo: 3 * 24, dueIn: 1, startedAgo: 22 },
  },
  {
    ...{ title: 'Guests open the gate without an account', team: 'Mobile', by: 'arjun', to: 'charlotte', points: 5 },
    ...{ createdAgo: 4 * 24, dueIn: 3, startedAgo: 26 },
    stuck: {
      ...{ reallyAgo: 5, saidAgo: 3, reason: 'The endpoint for guests is not there yet', tried: '' },
      ...{ cause: 'really the other task', waitsFor: { kind: 'line', title: 'Endpoint for gate codes of guests' } },
    },
  },
  {
    ...{ title: 'Crash in the watch app when the tide turns', team: 'Mobile', by: 'nia', to: 'siying', points: 3 },
    ...{ priority: 'high', createdAgo: 8 * 24, dueIn: -3, startedAgo: 6 * 24 },
  },
  {
    ...{ title: 'Answer the port of Kiel about data retention', team: 'Platform', by: 'maya', to: 'ravi', points: 2 },
    ...{ createdAgo: 5 * 24, dueIn: -1 },
  },
  {
    ...{ title: 'Price list for the boat show goes live', team: 'Web', by: 'nia', to: 'lena', points: 2 },
    ...{ priority: 'urgent', createdAgo: 2 * 24, dueIn: 0, startedAgo: 4 },
  },
  {
    ...{ title: 'Check last night’s restore test', team: 'Platform', by: 'ben', to: 'ana', points: 1 },
    ...{ createdAgo: 24, dueIn: 0 },
  },
  {
    ...{ title: 'Rate card for season passes in three currencies', team: 'Web', by: 'lena', to: 'sam', points: 3 },
    ...{ createdAgo: 2 * 24, dueIn: 0 },
  },
  {
    ...{ title: 'Slow start of the arrivals page', team: 'Web', by: 'lena', to: 'priya', points: 3 },
    ...{ createdAgo: 3 * 24, dueIn: 2, startedAgo: 9 },
  },
  {
    ...{ title: 'Spare certificates for the harbour terminals', team: 'Platform', by: 'nia', to: 'meera', points: 2 },
    ...{ createdAgo: 5 * 24, startedAgo: 4 * 24 },
    reopened: { doneAgo: 2 * 24, ago: 18, reason: 'The terminal in Gdynia still shows the old one' },
  },
  {
    ...{ title: 'Decide how gates behave without power', team: 'Mobile', by: 'nia', to: 'arjun', points: 3 },
    ...{ createdAgo: 4 * 24, dueIn: 2, startedAgo: 30 },
    stuck: {
      ...{ reallyAgo: 24, saidAgo: null, reason: '', tried: '', cause: 'Maya has to decide and doesn’t know it' },
      waitsFor: { kind: 'person', who: 'maya' },
    },
  },
  {
    ...{ title: 'Offer for the marina in Neustadt', team: 'Platform', by: 'maya', to: 'maya', points: 2 },
    ...{ createdAgo: 28, dueIn: 0, startedAgo: 6 },
  },
  {
    ...{ title: 'Sailors in Sopot can’t pay since this morning', team: 'Platform', by: 'lena', to: 'ben', points: 2 },
    ...{ priority: 'urgent', createdAgo: 1 },
  },
];
