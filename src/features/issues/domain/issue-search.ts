import { issueKeyIn } from './issue-keys.ts';

/** What somebody looks for. */
export type IssueSearch = {
  /** They typed a whole key, or the address of an issue; null: words. */
  readonly key: string | null;
  /** Each stands in the key or the summary; in small letters, none is empty. */
  readonly words: readonly string[];
};

/** Most words of a search that count. */
const WORDS_MAX = 6;

export function readSearch(typed: string): IssueSearch {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  return { key: issueKeyIn(typed.trim()), words };
}
