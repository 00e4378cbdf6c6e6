import { personId, repositories } from '../../company.ts';
import type { GitDeed } from '../../github/deed.ts';
import { instantOf } from '../../github/model.ts';
import { isoOf } from '../chapter.ts';
import type { PullFact } from '../ledger.ts';
import type { LaterDeed, PullDraft } from './pull-draft.ts';

type Numbered = { readonly deeds: readonly GitDeed[]; readonly pulls: readonly PullFact[] };
type NumberOf = (pull: PullDraft) => number;
type Besides = (pull: PullDraft) => readonly LaterDeed[];

/**
 * Gives pull requests the numbers GitHub will give them: by order of opening in each repository.
 * @param besides what happened to one of them besides
 * @returns deeds of one pull request after those of another: whoever calls sorts them
 */
export function numberPulls(drafts: readonly PullDraft[], besides: Besides): Numbered {
  const inOrder = drafts.toSorted((a, b) => a.openedAt - b.openedAt);
  const numbers = new Map<PullDraft, number>();
  for (const { fullName } of repositories)
    for (const [at, pull] of inOrder.filter(({ repository }) => repository === fullName).entries())
      numbers.set(pull, at + 1);
  const numberOf: NumberOf = (pull) => numbers.get(pull) ?? 0;
  return {
    deeds: inOrder.flatMap((pull) => deedsOf(pull, numberOf, besides(pull))),
    pulls: inOrder.map((pull) => factOf(pull, numberOf)),
  };
}

function deedsOf(pull: PullDraft, numberOf: NumberOf, besides: readonly LaterDeed[]): readonly GitDeed[] {
  const { repository, author, title, reviewers, isDraft, commits, openedAt, later } = pull;
  const opened: GitDeed = {
    ...{ kind: 'open', repository, title, draft: isDraft, at: instantOf(new Date(openedAt)), by: personId(author) },
    ...{ ...namesOf(pull, numberOf), reviewers: reviewers.map(personId) },
    commits: commits.map(({ at, ...commit }) => ({ at: instantOf(new Date(at)), ...commit })),
  };
  const number = numberOf(pull);
  // The kind of an act says which fields are missing, which the compiler can't follow through a union.
  const rest = [...later, ...besides].map(({ at, by, act }) => {
    return { ...act, repository, number, at: instantOf(new Date(at)), by: personId(by) } as GitDeed;
  });
  return [opened, ...rest];
}

/** As GitHub's button *Revert* writes them. */
function namesOf(pull: PullDraft, numberOf: NumberOf): { readonly body: string; readonly branch: string } {
  const { reverts, body, branch, repository } = pull;
  if (reverts === null) return { body, branch };
  const number = numberOf(reverts);
  return { body: `Reverts ${repository}#${number}`, branch: `revert-${number}-${reverts.branch}` };
}

function factOf(pull: PullDraft, numberOf: NumberOf): PullFact {
  const { repository, author, title, task, openedAt, later, truth, reverts } = pull;
  const end = (kind: 'merge' | 'close') => later.find(({ act }) => act.kind === kind)?.at ?? null;
  const [mergedAt, closedAt] = [end('merge'), end('close')];
  return {
    ...{ repository, number: numberOf(pull), title, author, task, openedAt: isoOf(openedAt), ...truth },
    ...{ mergedAt: dated(mergedAt), closedAt: dated(closedAt) },
    reviewers: [...new Set(later.flatMap(({ by, act }) => (act.kind === 'review' ? [by] : [])))],
    reverts: reverts === null ? null : numberOf(reverts),
  };
}

const dated = (at: number | null): string | null => (at === null ? null : isoOf(at));
