import type { PullRequest } from './pull-request.ts';

export type Nature = {
  /** It takes back another one: its number where the text or the branch says it, else null. */
  readonly revert: { readonly of: number | null } | null;
  /** It mends production in a hurry. */
  readonly hotfix: boolean;
};

type Subject = Pick<PullRequest, 'title' | 'body' | 'headRef' | 'labels'>;

/** Branches and labels that mean a hotfix; a team may have its own words for it. */
export type HotfixWords = { readonly branch: RegExp; readonly label: RegExp };

export const HOTFIX_WORDS: HotfixWords = {
  branch: /^(hot-?fix|emergency)([-/_]|$)/i,
  label: /^(hot-?fix|emergency|incident)$/i,
};

/** What kind of change it is, by GitHub's own marks of a revert and by the words for hotfixes. */
export function natureOf({ title, body, headRef, labels }: Subject, words: HotfixWords = HOTFIX_WORDS): Nature {
  const branch = /^revert-(\d+)-/.exec(headRef)?.[1];
  // GitHub writes `Reverts acme/web#31`; git writes `This reverts commit …` and knows no numbers.
  const reference = /^\s*Reverts\s+(?:[\w.-]+\/[\w.-]+)?#(\d+)\b/im.exec(body)?.[1];
  const told = /^Revert(s|ed)?\b[\s:]*["“#]/i.test(title) || /^\s*This reverts (commit|pull request)\b/im.test(body);
  const number = Number(reference ?? branch);
  const revert = branch !== undefined || reference !== undefined || told;
  return {
    revert: revert ? { of: Number.isSafeInteger(number) ? number : null } : null,
    hotfix: words.branch.test(headRef) || labels.some((label) => words.label.test(label)),
  };
}
