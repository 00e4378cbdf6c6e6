type Brand<Name extends string> = string & { readonly __brand: Name };

/** UUID v7, made by `adapters/system`. */
export type WorkspaceId = Brand<'WorkspaceId'>;
export type PersonId = Brand<'PersonId'>;
export type TeamId = Brand<'TeamId'>;
export type TaskId = Brand<'TaskId'>;
export type EscalationId = Brand<'EscalationId'>;

/** Slack's own ids: `T…` (or `E…` for an organisation), `U…`/`W…`, `C…`/`D…`/`G…`. */
export type SlackTeamId = Brand<'SlackTeamId'>;
export type SlackUserId = Brand<'SlackUserId'>;
export type SlackChannelId = Brand<'SlackChannelId'>;

/** 64 hex digits (SHA-256 of the request's signature) or a Socket Mode envelope id: one per thing a person did. */
export type RequestKey = Brand<'RequestKey'>;

export type ApiKeyId = Brand<'ApiKeyId'>;

/** A connected account of an outside tool, for example one GitHub organisation. */
export type ConnectionId = Brand<'ConnectionId'>;
export type RepositoryId = Brand<'RepositoryId'>;
/** A project of a connected issue tracker. */
export type TrackerProjectId = Brand<'TrackerProjectId'>;
export type PullRequestId = Brand<'PullRequestId'>;
export type AlertId = Brand<'AlertId'>;
/** Somebody as an outside tool knows them: an account, or an e-mail address in commits. */
export type IdentityId = Brand<'IdentityId'>;
/** A piece of work in an issue tracker, and a sprint there. */
export type IssueId = Brand<'IssueId'>;
export type TrackerSprintId = Brand<'TrackerSprintId'>;
/** The questions about one merged pull request, and what one person is asked of it. */
export type SurveyId = Brand<'SurveyId'>;
export type InvitationId = Brand<'InvitationId'>;
