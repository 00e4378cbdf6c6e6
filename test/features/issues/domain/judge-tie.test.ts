import { describe, expect, it } from 'vitest';
import { judgeTie, type Pair } from '../../../../src/features/issues/domain/judge-tie.ts';
import type { TaskStage } from '../../../../src/ports/inbound/known-tasks.ts';
import type { StatusCategory } from '../../../../src/ports/outbound/tracker-records.ts';

const pair = (words: string): Pair => {
  const [stage, category] = words.split(' | ') as [TaskStage, StatusCategory];
  return { stage, category };
};
const [early, late] = [new Date('2026-11-25T09:00:00Z'), new Date('2026-11-25T09:00:01Z')];
const judge = (settled: string | null, now: string, issueFirst = true) =>
  judgeTie(settled === null ? null : pair(settled), pair(now), {
    taskAt: issueFirst ? late : early,
    issueAt: issueFirst ? early : late,
  });
const said = (...asked: Parameters<typeof judge>) => {
  const verdict = judge(...asked);
  return 'to' in verdict ? `${verdict.kind} ${verdict.to}` : verdict.kind;
};

describe('a tie', () => {
  it.each([
    ['nothing moved', 'assigned | to-do', 'assigned | to-do', 'same'],
    ['only the name of the status changed', 'in_progress | in-progress', 'in_progress | in-progress', 'same'],
    ['the task was started', 'assigned | to-do', 'in_progress | to-do', 'move-issue in-progress'],
    ['the task was done', 'in_progress | in-progress', 'completed | in-progress', 'move-issue done'],
    ['the task was reopened', 'completed | done', 'assigned | done', 'move-issue to-do'],
    ['the task was blocked', 'in_progress | in-progress', 'blocked | in-progress', 'settled'],
    ['the task was cancelled', 'in_progress | in-progress', 'cancelled | in-progress', 'settled'],
    ['the task waits for its sign-off', 'in_progress | in-progress', 'signing-off | in-progress', 'settled'],
    ['it was accepted', 'signing-off | in-progress', 'completed | in-progress', 'move-issue done'],
    ['the issue was started', 'assigned | to-do', 'assigned | in-progress', 'move-task in_progress'],
    ['the issue was done', 'in_progress | in-progress', 'in_progress | done', 'move-task completed'],
    ['the issue was done while the task is blocked', 'blocked | in-progress', 'blocked | done', 'move-task completed'],
    ['the issue was reopened', 'completed | done', 'completed | to-do', 'move-task assigned'],
    ['Jira told back what Muster moved', 'assigned | to-do', 'in_progress | in-progress', 'settled'],
    ['done in Jira, sent back here', 'signing-off | done', 'in_progress | done', 'move-issue in-progress'],
  ])('when %s', (_, settled, now, verdict) => {
    expect(said(settled, now)).toBe(verdict);
  });

  it('follows the later move where both moved', () => {
    expect(said('assigned | to-do', 'in_progress | done', true)).toBe('move-issue in-progress');
    expect(said('assigned | to-do', 'in_progress | done', false)).toBe('move-task completed');
  });

  it('takes the one that is further at first', () => {
    expect(said(null, 'assigned | done')).toBe('move-task completed');
    expect(said(null, 'in_progress | to-do')).toBe('move-issue in-progress');
    expect(said(null, 'completed | done')).toBe('settled');
    expect(said(null, 'cancelled | to-do')).toBe('move-task assigned');
  });
});
