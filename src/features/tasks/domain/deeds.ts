import type { HistoryEntry } from '../../history/index.ts';

/** What somebody did to a task, as a check-in names it; the words of `DayFact.kind`. */
export type DeedKind =
  | 'task.created'
  | 'task.started'
  | 'task.unblocked'
  | 'task.blocked'
  | 'task.completed'
  | 'task.reopened'
  | 'task.cancelled'
  | 'task.edited'
  | 'task.handed-over'
  | 'task.declined'
  | 'task.sign-off-asked'
  | 'task.accepted'
  | 'task.sent-back';

export type Deed = { readonly entry: HistoryEntry; readonly kind: DeedKind };

/**
 * What is left of one person's changes of tasks: what was undone is gone, and so is the undoing.
 * @param entries by one person, about tasks, oldest first
 */
export function lastingDeeds(entries: readonly HistoryEntry[]): readonly Deed[] {
  const standing: HistoryEntry[] = [];
  for (const entry of entries) {
    if (entry.action !== 'task.undo') {
      standing.push(entry);
      continue;
    }
    // An undo is possible only while nothing else changed, so what it took back is the same person's last change of it.
    const takenBack = standing.findLastIndex(({ subject }) => subject.id === entry.subject.id);
    if (takenBack !== -1) standing.splice(takenBack, 1);
  }
  return standing.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === null ? [] : [{ entry, kind }];
  });
}

const plainKinds: Readonly<Record<string, DeedKind>> = {
  'task.create': 'task.created',
  'task.done': 'task.completed',
  'task.reopen': 'task.reopened',
  'task.cancel': 'task.cancelled',
  'task.edit': 'task.edited',
  'task.hand-over': 'task.handed-over',
  'task.not-me': 'task.declined',
  'task.ask-sign-off': 'task.sign-off-asked',
  'task.accept': 'task.accepted',
  'task.send-back': 'task.sent-back',
};

/** Null for what nobody tells of a day: an answer to a question, a wait. */
function kindOf({ action, before }: HistoryEntry): DeedKind | null {
  const wasBlocked = before?.status === 'blocked';
  if (action === 'task.start') return wasBlocked ? 'task.unblocked' : 'task.started';
  // Another reason for the same blocker is an edit of it.
  if (action === 'task.block') return wasBlocked ? 'task.edited' : 'task.blocked';
  return plainKinds[action] ?? null;
}
