import type { GitDeed } from '../deed.ts';
import type { GitState } from '../git-state.ts';
import { filesOf, type GitCheck, type GitComment, type GitPull, type GitReview, headOf, MAIN } from '../model.ts';
import { type Told, tellOf } from '../told.ts';

type Change = Exclude<GitDeed, { kind: 'open' | 'push' | 'force-push' | 'deploy' }>;

/** What people do with a pull request that is there. */
export function changePull(state: GitState, pull: GitPull, deed: Change): readonly Told[] {
  const { at, by } = deed;
  pull.updatedAt = at;
  switch (deed.kind) {
    case 'review':
      return review(state, pull, deed);
    case 'ask':
      return ask(state, pull, deed);
    case 'check':
      return check(state, pull, deed);
    case 'merge':
      return merge(state, pull, deed);
    case 'ready':
      pull.draft = false;
      pull.timeline.push(state.event('ready_for_review', at, by));
      return tellOf.changed('ready_for_review', pull, by);
    case 'close':
      Object.assign(pull, { state: 'closed', closedAt: at });
      pull.timeline.push(state.event('closed', at, by));
      return tellOf.changed('closed', pull, by);
    case 'reopen':
      Object.assign(pull, { state: 'open', closedAt: null });
      pull.timeline.push(state.event('reopened', at, by));
      return tellOf.changed('reopened', pull, by);
    default:
      return deed satisfies never;
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;
type Simple = Exclude<Change, { kind: 'review' | 'ask' | 'check' }>;

const STATES = { approve: 'APPROVED', changes: 'CHANGES_REQUESTED', comment: 'COMMENTED' } as const;

function review(state: GitState, pull: GitPull, { at, by, verdict, body, line }: Of<'review'>): readonly Told[] {
  const id = state.nextId();
  const comments = line === undefined ? [] : commentOn(state, pull, line);
  const given: GitReview = { id, by, state: STATES[verdict], body, at, sha: headOf(pull), comments };
  pull.reviews.push(given);
  pull.requested = pull.requested.filter((one) => one !== by);
  return tellOf.reviewed(pull, given);
}

/** Longest part of a diff that stands beside a comment, in lines. */
const HUNK_MAX = 4;

function commentOn(
  state: GitState,
  pull: GitPull,
  { path, body }: NonNullable<Of<'review'>['line']>,
): readonly GitComment[] {
  const file = filesOf(pull).find((one) => one.path === path);
  if (file === undefined) return [];
  const hunk = file.patch.split('\n').slice(0, HUNK_MAX).join('\n');
  return [{ id: state.nextId(), path, hunk, body }];
}

function ask(state: GitState, pull: GitPull, { at, by, reviewers }: Of<'ask'>): readonly Told[] {
  const fresh = reviewers.filter((id) => id !== pull.by && !pull.requested.includes(id));
  pull.requested = [...pull.requested, ...fresh];
  for (const reviewer of fresh) pull.timeline.push({ ...state.event('review_requested', at, by), reviewer });
  return tellOf.asked(pull, { by, reviewers: fresh });
}

function check(state: GitState, pull: GitPull, { at, by, conclusion }: Of<'check'>): readonly Told[] {
  const run: GitCheck = { id: state.nextId(), sha: headOf(pull), conclusion, at, by };
  state.checks.push(run);
  pull.checks.push(run);
  return tellOf.checked(pull, run);
}

function merge(state: GitState, pull: GitPull, { at, by, repository }: Simple): readonly Told[] {
  const before = state.mains.get(repository) ?? '';
  const message = `Merge pull request #${pull.number} from ${repository.split('/')[0]}/${pull.branch}\n\n${pull.title}`;
  const made = state.commit({ message, at, by, parents: [before, headOf(pull)], files: [] });
  state.mains.set(repository, made.sha);
  Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at, merged: { at, by, sha: made.sha } });
  for (const event of ['merged', 'closed'] as const) pull.timeline.push(state.event(event, at, by));
  const commits = [...pull.commits, made];
  const { number } = pull;
  const onMain = tellOf.pushed({ repository, by, before, number, ref: MAIN, commits, isForced: false });
  return [...tellOf.changed('closed', pull, by), ...onMain];
}
