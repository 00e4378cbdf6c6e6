/**
 * Keys of issues that a pull request names in its title or branch, in capitals, each once: `ABC-3`, in a branch
 * `abc-3-keep-the-cart` too. `T-12` is a task of ours. Source: Jira, changing the project key format.
 */
export function issueKeysOf({ title, branch }: { readonly title: string; readonly branch: string }): readonly string[] {
  const inTitle = [...title.matchAll(IN_TITLE)].map(([key]) => key);
  const inBranch = [...branch.matchAll(IN_BRANCH)].map(([key]) => key.toUpperCase());
  return [...new Set([...inTitle, ...inBranch])].slice(0, KEYS_MAX);
}

/** Most keys of one pull request. House rule. */
const KEYS_MAX = 5;

const IN_TITLE = /(?<![\p{L}\p{N}./@_-])(?!T-)[A-Z][A-Z0-9_]{1,19}-[1-9]\d{0,8}(?![\p{L}\p{N}_]|[-.,]\d)/gu;
const IN_BRANCH = /(?<=^|[/_])(?!t-)[a-z][a-z0-9]{1,19}-[1-9]\d{0,8}(?=$|[/_.-])/gi;
