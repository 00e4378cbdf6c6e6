import type { PullKind } from './pull-words.ts';
import type { AiTruth } from './use-ai.ts';

/** A pull request that is open at the end of the past. Hours count back from there. */
export type PresentPull = {
  readonly title: string;
  /** That of a task among the present's lines, too. */
  readonly hasTask: boolean;
  readonly team: string;
  readonly author: string;
  readonly kind: PullKind;
  readonly body: string;
  readonly commits: readonly { readonly ago: number; readonly message: string; readonly lines: number }[];
  readonly openedAgo: number;
  readonly isDraft?: boolean;
  readonly reviewers: readonly string[];
  readonly approved?: { readonly by: string; readonly ago: number; readonly body: string };
  readonly truth: AiTruth;
};

/**
 * What a newcomer finds: three that only have to be merged, as many as a detective needs to get onto the leaderboard, some
 * that wait, and work that is not ready.
 */
export const presentPulls: readonly PresentPull[] = [
  {
    ...{ title: 'Endpoint for gate codes of guests', team: 'Platform', author: 'ana' },
    ...{ hasTask: true, kind: 'feature' },
    body: [
      'Guests get a gate code for the nights of their booking, without an account.',
      '- one code per stay, gone an hour after checkout\n- five tries a minute from one address\n- the log line carries the booking, never the code',
      'Checked on staging with the gate of Gdynia.',
    ].join('\n\n'),
    commits: [
      { ago: 6, message: 'Endpoint for gate codes of guests', lines: 84 },
      { ago: 3.5, message: 'Limit how often a code can be tried', lines: 22 },
    ],
    ...{ openedAgo: 3.2, reviewers: ['ben'] },
    approved: { by: 'ben', ago: 0.07, body: 'Reads well, and the limit is where I would look for it. Merge it.' },
    truth: { ai: 'yes', tool: 'claude-code', trace: 'none', quality: 3 },
  },
  {
    ...{ title: 'Fail the restore test when a table is empty', team: 'Platform', author: 'ana' },
    ...{ hasTask: false, kind: 'fault' },
    body: 'Last night it said “restored in 0 seconds” and was proud of it. An empty table is a failure now, with its name.',
    commits: [{ ago: 5.4, message: 'Fail the restore test when a table is empty', lines: 19 }],
    ...{ openedAgo: 5.2, reviewers: ['ben'] },
    approved: { by: 'ben', ago: 0.1, body: '' },
    truth: { ai: 'no', tool: null, trace: 'none', quality: 2 },
  },
  {
    ...{ title: 'Say which harbour a failed payout belongs to', team: 'Platform', author: 'ana' },
    ...{ hasTask: false, kind: 'feature' },
    body: 'The mail to finance named the booking, and they had to ask us for the harbour each time.',
    commits: [{ ago: 4.9, message: 'Say which harbour a failed payout belongs to', lines: 34 }],
    ...{ openedAgo: 4.7, reviewers: ['ben'] },
    approved: { by: 'ben', ago: 0.12, body: 'Finance will send you flowers.' },
    truth: { ai: 'partly', tool: 'claude-code', trace: 'none', quality: 2 },
  },
  {
    ...{ title: 'Slow start of the arrivals page', team: 'Web', author: 'priya' },
    ...{ hasTask: true, kind: 'fault' },
    body: 'The page asked for every arrival of the year and showed today’s. It asks for today’s now.\n\nFrom 4.1 to 0.9 seconds with the harbour of Kiel.',
    commits: [{ ago: 7, message: 'Ask for today’s arrivals only', lines: 31 }],
    ...{ openedAgo: 5, reviewers: ['lena'] },
    truth: { ai: 'no', tool: null, trace: 'none', quality: 2 },
  },
  {
    ...{ title: 'Rate card for season passes in three currencies', team: 'Web', author: 'sam' },
    ...{ hasTask: true, kind: 'feature' },
    body: 'Shows euros, dollars and złoty side by side. Rounding follows the price list.',
    commits: [{ ago: 20, message: 'Rate card in three currencies', lines: 118 }],
    ...{ openedAgo: 19, reviewers: ['lena', 'priya'] },
    truth: { ai: 'yes', tool: 'claude-code', trace: 'trailer', quality: 1 },
  },
  {
    ...{ title: 'Split the nightly invoice run by harbour', team: 'Platform', author: 'ravi' },
    ...{ hasTask: true, kind: 'feature' },
    body: 'Not finished: waits for the answer which invoices may move to the next night. The split itself is here to look at.',
    commits: [{ ago: 60, message: 'Split the run by harbour', lines: 140 }],
    ...{ openedAgo: 58, isDraft: true, reviewers: [] },
    truth: { ai: 'yes', tool: 'claude-code', trace: 'none', quality: 2 },
  },
  {
    ...{ title: 'Guests open the gate without an account', team: 'Mobile', author: 'charlotte' },
    ...{ hasTask: true, kind: 'feature' },
    body: 'The screens, without the endpoint behind them.',
    commits: [{ ago: 23, message: 'Screens for guests at the gate', lines: 96 }],
    ...{ openedAgo: 22, isDraft: true, reviewers: [] },
    truth: { ai: 'partly', tool: 'copilot', trace: 'none', quality: 2 },
  },
];
