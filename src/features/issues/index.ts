export type { IssueEvent, IssueStatus } from './domain/change.ts';
export type { Issue } from './domain/issue.ts';
export type { TrackerSprint } from './domain/sprint.ts';
export { issueChanged, sprintChanged, tiesChanged } from './events.ts';
export { listTrackerSprints } from './store/sprints.ts';
export { listNamesOf } from './store/tied-issues.ts';
export { isTieSettled } from './store/ties.ts';
export { type IssueCourse, listIssueChanges } from './use-cases/list-issue-changes.ts';
export { listIssueStarts } from './use-cases/list-issue-starts.ts';
