/** Why nobody is asked about a merged pull request. */
export type SkipReason =
  | 'old'
  | 'bot'
  | 'release'
  | 'back-merge'
  | 'backport'
  | 'lock-files'
  | 'small'
  /** Its author's team asks nothing. */
  | 'team-off'
  /** There is nobody whose word could be the truth: not matched, opted out, left. */
  | 'no-author'
  /** Its author is asked about enough pull requests that day. */
  | 'sampled-out';

/** What the rules look at. */
export type Merged = {
  readonly title: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly labels: readonly string[];
  /** The repository's. */
  readonly defaultBranch: string;
  /** Added plus removed; null: not told yet. */
  readonly changedLines: number | null;
  /** Whether everything it changes is a lock file; null: its files aren't read yet. */
  readonly lockFilesOnly: boolean | null;
  /** A bot that is no coding agent. */
  readonly byBot: boolean;
  /** By `isSilent`: older than 24 hours, history, or from before the connection. */
  readonly silent: boolean;
};

/**
 * Why nobody is asked about it, by its own marks; null: it is to be asked about. `unknown` where its files or its size
 * could decide and aren't read yet: whoever asks waits for them, and takes null once it is clear that they never come.
 */
export function skipReason(merged: Merged): SkipReason | 'unknown' | null {
  if (merged.silent) return 'old';
  if (merged.byBot) return 'bot';
  if (isBackport(merged)) return 'backport';
  if (isBackMerge(merged)) return 'back-merge';
  if (isRelease(merged)) return 'release';
  if (merged.changedLines !== null && merged.changedLines < LINES_MIN) return 'small';
  if (merged.lockFilesOnly === true) return 'lock-files';
  return merged.changedLines === null || merged.lockFilesOnly === null ? 'unknown' : null;
}

/** Fewest changed lines that are asked about. Source: product page, section 7. */
export const LINES_MIN = 5;

type Branches = Pick<Merged, 'headRef' | 'baseRef' | 'defaultBranch'>;

function isBackport({ title, headRef, labels }: Merged): boolean {
  return (
    // Mergify, backport-action and people: `[Backport 2.x] …`, `Backport of #12`, `… (backport #12)`, `[2.x] Backport …`.
    /^(\[[\w./-]+\]\s*)?[[(]?back-?port\b/i.test(title) ||
    /[[(](back-?port|cherry-?pick)(ed)?( (of|from))? #\d+[\])]/i.test(title) ||
    /^(back-?port|cherry-?pick)(s|ed)?[-/_]|^mergify\/bp\//i.test(headRef) ||
    labels.some((label) => /^back-?port$/i.test(label))
  );
}

/** A branch that lives on is merged into one that feeds it: `main` into `develop`, a release back into `main`. */
function isBackMerge({ title, headRef, baseRef, defaultBranch }: Merged): boolean {
  if (/^(back-?merge|merge[- ]back)\b/i.test(title)) return true;
  const branches = { headRef, baseRef, defaultBranch };
  const mayFlowBack = rankOf(headRef, branches) > rankOf(baseRef, branches);
  return isLasting(headRef, branches) && mayFlowBack;
}

/** One that lives on is merged towards production, or the version is raised. */
function isRelease({ title, headRef, baseRef, defaultBranch }: Merged): boolean {
  const branches = { headRef, baseRef, defaultBranch };
  if (/^(release[-/_]please--|changeset-release\/|release[-/_]v?\d|prepare-release|bump-version)/i.test(headRef))
    return true;
  // `Release 1.2`, `chore(main): release 1.2`, `v1.2.3`, `Version Packages`, `Bump version to 1.2`.
  if (/^((chore|build|ci)(\([^)]*\))?!?:\s*)?(prepare (for )?)?releas(e|ing)\s+(v?\d|candidate\b)/i.test(title))
    return true;
  if (/^(v?\d+\.\d+(\.\d+)?([-+][\w.]+)?|version packages|bump version\b.*|release)$/i.test(title.trim())) return true;
  return isLasting(headRef, branches) && rankOf(headRef, branches) < rankOf(baseRef, branches);
}

/** A branch that isn't deleted when it is merged. */
function isLasting(ref: string, branches: Branches): boolean {
  return rankOf(ref, branches) > 0;
}

/** How near to production: 0 for a branch of work, then `develop`, what waits for a release, what is released. */
function rankOf(ref: string, { defaultBranch }: Branches): number {
  if (/^(production|prod|stable|live)$/i.test(ref)) return 5;
  if (/^(release|releases|hotfix-release)[-/_].+|^(release|staging|stage|uat|preprod|qa)$/i.test(ref)) return 4;
  if (/^(main|master|trunk)$/i.test(ref)) return /^(develop|dev|development|next)$/i.test(defaultBranch) ? 5 : 3;
  if (/^(develop|dev|development|next|integration)$/i.test(ref)) return 2;
  return ref === defaultBranch ? 3 : 0;
}
