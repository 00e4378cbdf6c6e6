import { createHash } from 'node:crypto';
import { repositories } from '../company.ts';
import type { GitDeed } from './deed.ts';
import { inventFiles } from './invent-files.ts';
import { type GitCommit, type GitEvent, type GitPull, headOf, type Instant, MAIN } from './model.ts';
import { branchFor, type Told, tellOf } from './told.ts';

/** Everything on the local GitHub that follows from what people did there. */
export type GitWorld = {
  /** Newest first. */
  pulls(repository: string): readonly GitPull[];
  find(repository: string, number: number): GitPull | null;
  commit(sha: string): GitCommit | null;
  /** Of the latest commit on `main`. */
  mainOf(repository: string): string;
  /** Makes it so. What GitHub would refuse must not come here. @returns what its webhooks tell, in order */
  happen(deed: GitDeed): readonly Told[];
};

/** @param beganAt when the repositories got their first commit */
export function createGitWorld(beganAt: Instant): GitWorld {
  const pulls = new Map<string, GitPull[]>(repositories.map(({ fullName }) => [fullName, []]));
  const commits = new Map<string, GitCommit>();
  const mains = new Map<string, string>();
  let lastId = FIRST_ID;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const of = (repository: string): GitPull[] => pulls.get(repository) ?? [];
  const mainOf = (repository: string): string => mains.get(repository) ?? '';
  const commit = (made: Omit<GitCommit, 'sha' | 'id'>): GitCommit => {
    const kept = { ...made, id: nextId(), sha: createHash('sha1').update(JSON.stringify(made)).digest('hex') };
    commits.set(kept.sha, kept);
    return kept;
  };
  for (const { fullName } of repositories) {
    const first = commit({ message: `Begin ${fullName}`, at: beganAt, by: 'U01MAYA', parents: [], files: [] });
    mains.set(fullName, first.sha);
  }
  const find = (repository: string, number: number): GitPull | null =>
    of(repository).find((pull) => pull.number === number) ?? null;

  const open = ({ at, by, repository, ...deed }: Extract<GitDeed, { kind: 'open' }>): readonly Told[] => {
    const number = of(repository).length + 1;
    const baseSha = mainOf(repository);
    const branch = branchFor(deed.title, of(repository));
    const files = inventFiles(repository, deed.title);
    const first = commit({ message: deed.title, at, by, parents: [baseSha], files });
    const requested = deed.reviewers.filter((id) => id !== by);
    const pull: GitPull = {
      ...{ id: nextId(), number, repository, title: deed.title, body: deed.body, by, branch, baseSha, requested },
      ...{ createdAt: at, updatedAt: at, closedAt: null, merged: null, state: 'open', draft: deed.draft },
      ...{ commits: [first], reviews: [], timeline: requested.map((reviewer) => asked(at, by, reviewer)) },
    };
    of(repository).unshift(pull);
    return tellOf.opened(pull);
  };
  const asked = (at: Instant, by: string, reviewer: string): GitEvent => {
    return { id: nextId(), event: 'review_requested', at, by, reviewer };
  };

  const push = (deed: Extract<GitDeed, { kind: 'push' }>): readonly Told[] => {
    const { at, by, repository, message, number } = deed;
    const pull = number === null ? null : find(repository, number);
    const before = pull === null ? mainOf(repository) : headOf(pull);
    const made = commit({ message, at, by, parents: [before], files: inventFiles(repository, message) });
    if (pull === null) {
      mains.set(repository, made.sha);
      return tellOf.pushed({ repository, number, ref: MAIN, before, commits: [made], by });
    }
    pull.commits.push(made);
    pull.updatedAt = at;
    return tellOf.synchronized(pull, { before, made });
  };

  const merge = (pull: GitPull, { at, by, repository }: GitDeed): readonly Told[] => {
    const before = mainOf(repository);
    const message = `Merge pull request #${pull.number} from ${repository.split('/')[0]}/${pull.branch}\n\n${pull.title}`;
    const made = commit({ message, at, by, parents: [before, headOf(pull)], files: [] });
    mains.set(repository, made.sha);
    Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at, merged: { at, by, sha: made.sha } });
    for (const event of ['merged', 'closed'] as const)
      pull.timeline.push({ id: nextId(), event, at, by, reviewer: null });
    const onMain = tellOf.pushed({
      ...{ repository, by, before, number: pull.number },
      ...{ ref: MAIN, commits: [...pull.commits, made] },
    });
    return [...tellOf.changed('closed', pull, by), ...onMain];
  };

  const change = (pull: GitPull, deed: GitDeed): readonly Told[] => {
    const { at, by } = deed;
    pull.updatedAt = at;
    const mark = (event: GitEvent['event']) => pull.timeline.push({ id: nextId(), event, at, by, reviewer: null });
    switch (deed.kind) {
      case 'review': {
        const state = STATES[deed.verdict];
        const review = { id: nextId(), by, state, body: deed.body, at, sha: headOf(pull) };
        pull.reviews.push(review);
        pull.requested = pull.requested.filter((id) => id !== by);
        return tellOf.reviewed(pull, review);
      }
      case 'ask': {
        const fresh = deed.reviewers.filter((id) => id !== pull.by && !pull.requested.includes(id));
        pull.requested = [...pull.requested, ...fresh];
        for (const id of fresh) pull.timeline.push(asked(at, by, id));
        return tellOf.asked(pull, { by, reviewers: fresh });
      }
      case 'merge':
        return merge(pull, deed);
      case 'ready':
        pull.draft = false;
        mark('ready_for_review');
        return tellOf.changed('ready_for_review', pull, by);
      case 'close':
        Object.assign(pull, { state: 'closed', closedAt: at });
        mark('closed');
        return tellOf.changed('closed', pull, by);
      case 'reopen':
        Object.assign(pull, { state: 'open', closedAt: null });
        mark('reopened');
        return tellOf.changed('reopened', pull, by);
      default:
        return [];
    }
  };

  return {
    ...{ pulls: of, find, mainOf },
    commit: (sha) => commits.get(sha) ?? null,
    happen(deed) {
      if (deed.kind === 'open') return open(deed);
      if (deed.kind === 'push') return push(deed);
      const pull = find(deed.repository, deed.number);
      return pull === null ? [] : change(pull, deed);
    },
  };
}

/** GitHub's numbers are long. */
const FIRST_ID = 510_000_000;

const STATES = { approve: 'APPROVED', changes: 'CHANGES_REQUESTED', comment: 'COMMENTED' } as const;
