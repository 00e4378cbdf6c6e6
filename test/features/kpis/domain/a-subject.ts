import type { Deployed, Response, Subject } from '../../../../src/features/kpis/domain/subject.ts';
import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../../src/kit/ids.ts';

/** `2 09:30` is 2 November 2026, 09:30 UTC; `2 09:30:20` with seconds. A longer text is an ISO instant. */
export function on(text: string): Date {
  const [, day = '', time = ''] = /^(\d{1,2}) (\d\d:\d\d(?::\d\d)?)$/.exec(text) ?? [];
  return new Date(day === '' ? text : `2026-11-${day.padStart(2, '0')}T${time.length === 5 ? `${time}:00` : time}Z`);
}

/** Somebody's word: `bo approved 2 10:00`; `bo wrote …` is a plain comment. `me` is the author, `robot` a bot. */
export function said(text: string): Response {
  const [, who = '', verb = '', when = ''] = /^(\w+) ([\w-]+) (.+)$/.exec(text) ?? [];
  return {
    at: on(when),
    form: verb === 'wrote' ? 'comment' : 'review',
    kind: verb === 'wrote' ? 'commented' : (verb as Response['kind']),
    by: who === 'me' ? 'author' : who === 'robot' ? 'bot' : 'human',
  };
}

/** `2 14:00-2 14:10`: from begin to end. */
export function deployed(text: string): Deployed {
  const [start = '', end = ''] = text.split('-');
  return { startedAt: on(start), finishedAt: on(end) };
}

export type Sketch = Partial<Omit<Subject, 'number'>> & { readonly number: number };

/** A merged pull request of a person, about which nothing else is known. */
export function aSubject(sketch: Sketch): Subject {
  const mergedAt = sketch.mergedAt ?? null;
  return {
    id: `pull-request-${String(sketch.number).padStart(3, '0')}` as PullRequestId,
    repositoryId: 'web' as RepositoryId,
    author: { personId: 'ana' as PersonId, bot: false },
    teamIds: ['team' as TeamId],
    state: mergedAt === null ? 'open' : 'merged',
    ...{ draft: false, createdAt: on('2 09:00'), updatedAt: mergedAt ?? on('2 09:00'), mergedAt },
    ...{ authoredAt: [], turns: [], responses: [], reRequests: 0, deployments: [], releasedAt: null },
    ...{ deploys: false, releases: false },
    ...{ issueStartedAt: null, deploysOnMerge: false, nature: { revert: null, hotfix: false } },
    ...sketch,
  };
}
