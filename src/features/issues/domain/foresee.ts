import { judgeTie, type Pair } from './judge-tie.ts';

/** What tying a task to an issue moves at once, in a sentence. @param pair null: nobody has said what the issue's status means */
export function foresee(
  { taskRef, key, status }: { readonly taskRef: string; readonly key: string; readonly status: string },
  pair: Pair | null,
): string {
  if (pair === null) return `What “${status}” means isn’t known yet. Both stay where they are until one of them moves.`;
  const verdict = judgeTie(null, pair, { taskAt: null, issueAt: null });
  switch (verdict.kind) {
    case 'move-task':
      return `${taskRef} ${TASK[verdict.to]}, because ${key} is ${status} in Jira.`;
    case 'move-issue':
      return `${key} moves to ${ISSUE[verdict.to]} in Jira, because ${taskRef} is there already.`;
    case 'same':
    case 'settled':
      return `Nothing moves now: ${key} is ${status} in Jira, and that suits ${taskRef}.`;
    default:
      return verdict satisfies never;
  }
}

const TASK = {
  assigned: 'is open again',
  in_progress: 'starts',
  completed: 'is done (its accountable is asked first where the team wants that)',
} as const;

const ISSUE = {
  'to-do': 'a status that is still to do',
  'in-progress': 'one that is in progress',
  done: 'one that is done',
} as const;
