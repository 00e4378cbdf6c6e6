import type { GitAct } from './deed.ts';
import { filesOf, type GitPull } from './model.ts';

/** Why GitHub would not let somebody do this, in a sentence; null when it would. @param pull null where there is none */
export function refusalOf(act: GitAct, by: string, pull: GitPull | null): string | null {
  if (act.kind === 'open') return act.title === '' ? 'A pull request needs a title.' : null;
  if (act.kind === 'deploy') return null;
  if ((act.kind === 'push' || act.kind === 'force-push') && act.message === '') return 'A commit needs a message.';
  if (act.kind === 'push' && act.number === null) return null;
  if (pull === null) return 'There is no such pull request.';
  if (pull.merged !== null) return 'It is merged by now.';
  if (act.kind === 'reopen') return pull.state === 'open' ? 'It is open already.' : null;
  if (pull.state === 'closed') return 'It is closed by now. Reopen it first.';
  switch (act.kind) {
    case 'review':
      return reviewRefusal(act, by, pull);
    case 'merge':
      return pull.draft ? 'It is a draft. Mark it as ready first.' : null;
    case 'ready':
      return pull.draft ? null : 'It is ready already.';
    case 'ask':
      return askRefusal(act.reviewers, pull);
    default:
      return null;
  }
}

type Review = Extract<GitAct, { kind: 'review' }>;

function reviewRefusal({ verdict, body, line }: Review, by: string, pull: GitPull): string | null {
  if (line !== undefined && !filesOf(pull).some(({ path }) => path === line.path))
    return 'It doesn’t change that file.';
  if (by === pull.by && verdict !== 'comment') return 'Nobody decides about their own pull request. Comment instead.';
  if (body === '' && line === undefined && verdict === 'changes') return 'Say what should change.';
  return body === '' && line === undefined && verdict === 'comment' ? 'Say something.' : null;
}

function askRefusal(reviewers: readonly string[], pull: GitPull): string | null {
  if (reviewers.length === 0) return 'Choose whom to ask.';
  return reviewers.includes(pull.by) ? 'Its author can’t review it.' : null;
}
