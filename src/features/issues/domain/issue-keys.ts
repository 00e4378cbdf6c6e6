/** Keys of issues that a text names, in capitals as the tracker writes them, each once; not within words, paths or addresses. */
export function issueKeysIn(text: string): readonly string[] {
  const words = text.replace(/https?:\/\/\S+/gi, ' ');
  return [...new Set([...words.matchAll(IN_WORDS)].map(([key]) => key))].slice(0, KEYS_MAX);
}

/** Most keys of one text: a title names one or two. */
const KEYS_MAX = 5;

/** A project's key begins with a letter; `T-12` is a task of ours. Source: Jira, changing the project key format. */
const IN_WORDS = /(?<![\p{L}\p{N}./@_‐‑-])(?!T-)[A-Z][A-Z0-9_]{0,19}-[1-9]\d{0,8}(?![\p{L}\p{N}_]|[-‐‑.,]\d)/gu;

/** `/task jira T-12 ABC-3`, and its like. */
export type TieText = {
  readonly number: number;
  /** Null: which issue isn't said. */
  readonly key: string | null;
  readonly untie: boolean;
};

/**
 * Reads `jira T-12 ABC-3`, `T-12 jira ABC-3`, the same with the issue's address, `jira T-12` and `jira T-12 off`; null
 * unless it is one of them to the last word: else it is a title.
 */
export function readTieText(text: string): TieText | null {
  const [a, b, what, ...rest] = text.trim().split(/\s+/);
  const named = a?.toLowerCase() === 'jira' ? b : b?.toLowerCase() === 'jira' ? a : undefined;
  const digits = named === undefined ? undefined : /^t[-‐‑–—]0*([1-9]\d{0,8})$/i.exec(named)?.[1];
  if (digits === undefined || rest.length > 0) return null;
  const number = Number(digits);
  if (what === undefined) return { number, key: null, untie: false };
  if (/^(?:off|none)$/i.test(what)) return { number, key: null, untie: true };
  const key = issueKeyIn(what);
  return key === null ? null : { number, key, untie: false };
}

/** The key in `jira ABC-3`; null for anything else, and for `jira T-12`, which names a task. */
export function readIssueText(text: string): string | null {
  const [word, what, ...rest] = text.trim().split(/\s+/);
  if (word?.toLowerCase() !== 'jira' || what === undefined || rest.length > 0 || readTieText(text) !== null)
    return null;
  return issueKeyIn(what);
}

/** A key as typed, or as the address of its page (Slack wraps addresses in angle brackets); null when it is neither. */
export function issueKeyIn(word: string): string | null {
  const bare = word.replace(/^<([^|>]+)(?:\|[^>]*)?>$/, '$1');
  const last = /^https?:\/\/[^\s?#]+\/browse\/([^\s/?#]+)/i.exec(bare)?.[1] ?? bare;
  return /^[a-z][a-z0-9_]{0,19}-[1-9]\d{0,8}$/i.test(last) ? last.toUpperCase() : null;
}
