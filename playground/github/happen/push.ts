import type { GitDeed } from '../deed.ts';
import type { GitState } from '../git-state.ts';
import { inventFiles } from '../invent-files.ts';
import { filesOf, type GitPull, headOf, MAIN } from '../model.ts';
import { type Told, tellOf } from '../told.ts';

type Pushed = Extract<GitDeed, { kind: 'push' }>;
type Forced = Extract<GitDeed, { kind: 'force-push' }>;

/** A commit on a branch, or on `main`. */
export function push(state: GitState, { at, by, repository, message, number, lines }: Pushed): readonly Told[] {
  const pull = number === null ? null : state.find(repository, number);
  const before = pull === null ? (state.mains.get(repository) ?? '') : headOf(pull);
  const made = state.commit({ message, at, by, parents: [before], files: inventFiles(repository, message, lines) });
  if (pull === null) {
    state.mains.set(repository, made.sha);
    return tellOf.pushed({ repository, number, ref: MAIN, before, commits: [made], by, isForced: false });
  }
  pull.commits.push(made);
  pull.updatedAt = at;
  return tellOf.synchronized(pull, { before, made, isForced: false });
}

/** One commit instead of those that were there. */
export function forcePush(state: GitState, pull: GitPull, { at, by, message }: Forced): readonly Told[] {
  const before = headOf(pull);
  const made = state.commit({ message, at, by, parents: [pull.baseSha], files: filesOf(pull) });
  pull.commits.splice(0, pull.commits.length, made);
  pull.updatedAt = at;
  pull.timeline.push(state.event('head_ref_force_pushed', at, by));
  return tellOf.synchronized(pull, { before, made, isForced: true });
}
