import type { GitDeed } from '../deed.ts';
import type { GitState } from '../git-state.ts';
import { inventFiles } from '../invent-files.ts';
import type { GitCommit, GitPull } from '../model.ts';
import { branchFor, type Told, tellOf } from '../told.ts';

type Opening = Extract<GitDeed, { kind: 'open' }>;

/** A branch with its first commits, and a pull request for it. */
export function openPull(state: GitState, { at, by, repository, ...deed }: Opening): readonly Told[] {
  const pulls = state.pullsOf(repository);
  const { title, body, draft, branch = branchFor(title, pulls) } = deed;
  const requested = deed.reviewers.filter((id) => id !== by);
  const baseSha = state.mains.get(repository) ?? '';
  const commits = firstCommits(state, { at, by, repository, ...deed }, baseSha);
  const pull: GitPull = {
    ...{ id: state.nextId(), number: pulls.length + 1, repository, title, body, by, branch, baseSha, requested },
    ...{ createdAt: at, updatedAt: at, closedAt: null, merged: null, state: 'open', draft, commits, checks: [] },
    ...{
      reviews: [],
      timeline: requested.map((reviewer) => ({ ...state.event('review_requested', at, by), reviewer })),
    },
  };
  pulls.unshift(pull);
  return tellOf.opened(pull);
}

function firstCommits(state: GitState, deed: Opening, baseSha: string): GitCommit[] {
  const { at, by, repository, title, commits = [{ at, message: title }] } = deed;
  const made: GitCommit[] = [];
  for (const one of commits) {
    const lines = 'lines' in one ? one.lines : undefined;
    const words = one.message === title ? title : `${title} ${one.message}`;
    const files = inventFiles(repository, words, lines);
    const { message, at: madeAt } = one;
    made.push(state.commit({ message, at: madeAt, by, parents: [made.at(-1)?.sha ?? baseSha], files }));
  }
  return made;
}
