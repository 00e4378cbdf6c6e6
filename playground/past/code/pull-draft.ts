import type { GitAct } from '../../github/deed.ts';
import type { PullFact } from '../ledger.ts';

/** A pull request before it has its number. People are handles, instants milliseconds. */
export type PullDraft = {
  readonly repository: string;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly branch: string;
  readonly task: number | null;
  readonly openedAt: number;
  readonly isDraft: boolean;
  /** Asked as it opens. */
  readonly reviewers: readonly string[];
  /** Those it opens with, oldest first. */
  readonly commits: readonly CommitDraft[];
  /** What happened to it since, in order. */
  readonly later: readonly LaterDeed[];
  readonly truth: Pick<PullFact, 'ai' | 'tool' | 'trace' | 'quality'>;
  /** What it takes back; null mostly. */
  readonly reverts: PullDraft | null;
};

export type CommitDraft = { readonly at: number; readonly message: string; readonly lines: number };

/** Something done on GitHub, its repository and number left out. */
export type LaterDeed = { readonly at: number; readonly by: string; readonly act: LaterAct };
export type LaterAct =
  Exclude<GitAct, { kind: 'open' }> extends infer Act
    ? Act extends unknown
      ? Omit<Act, 'repository' | 'number'>
      : never
    : never;
