import type { PullKind } from './pull-words.ts';
import type { AiTruth } from './use-ai.ts';

/** A pull request that is open at the end of the past. Hours count back from there. */
export type PresentPull = {
  /** Of a task among the present's lines. */
  readonly task: string;
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

/** What a newcomer finds: one that only has to be merged, some that wait, and work that is not ready. */
export const presentPulls: readonly PresentPull[] = [
  {
    ...{ task: 'Endpoint for gate codes of guests', team: 'Platform', author: 'ana', kind: 'feature' },
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
    ...{ task: 'Slow start of the arrivals page', team: 'Web', author: 'priya', kind: 'fault' },
    body: 'The page asked for every arrival of the year and showed today’s. It asks for today’s now.\n\nFrom 4.1 to 0.9 seconds with the harbour of Kiel.',
    commits: [{ ago: 7, message: 'Ask for today’s arrivals only', lines: 31 }],
    ...{ openedAgo: 5, reviewers: ['lena'] },
    truth: { ai: 'no', tool: null, trace: 'none', quality: 2 },
  },
  {
    ...{ task: 'Rate card for season passes in three currencies', team: 'Web', author: 'sam', kind: 'feature' },
    body: 'Shows euros, dollars and złoty side by side. Rounding follows the price list.',
    commits: [{ ago: 20, message: 'Rate card in three currencies', lines: 118 }],
    ...{ openedAgo: 19, reviewers: ['lena', 'priya'] },
    truth: { ai: 'yes', tool: 'claude-code', trace: 'trailer', quality: 1 },
  },
  {
    ...{ task: 'Split the nightly invoice run by harbour', team: 'Platform', author: 'ravi', kind: 'feature' },
    body: 'Not finished: waits for the answer which invoices may move to the next night. The split itself is here to look at.',
    commits: [{ ago: 60, message: 'Split the run by harbour', lines: 140 }],
    ...{ openedAgo: 58, isDraft: true, reviewers: [] },
    truth: { ai: 'yes', tool: 'claude-code', trace: 'none', quality: 2 },
  },
  {
    ...{ task: 'Guests open the gate without an account', team: 'Mobile', author: 'charlotte', kind: 'feature' },
    body: 'The screens, without the endpoint behind them.',
    commits: [{ ago: 23, message: 'Screens for guests at the gate', lines: 96 }],
    ...{ openedAgo: 22, isDraft: true, reviewers: [] },
    truth: { ai: 'partly', tool: 'copilot', trace: 'none', quality: 2 },
  },
];
