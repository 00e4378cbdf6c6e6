import type { ApiKeyId, PersonId, RequestKey, SlackUserId, WorkspaceId } from './ids.ts';

export type Role = 'developer' | 'lead' | 'manager' | 'admin';

/** The door through which a change came in; kept in every history row. */
export type Surface = 'command' | 'modal' | 'button' | 'shortcut' | 'home' | 'api' | 'webhook' | 'event' | 'schedule';

/** Somebody of the workspace who may act: never a guest, a bot, or somebody who left. */
export type PersonActor = {
  readonly kind: 'person';
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly slackUserId: SlackUserId;
  readonly name: string;
  readonly role: Role;
  /** IANA zone, for example `Europe/Berlin`. */
  readonly timeZone: string;
  /** BCP 47, for example `en-US`; decides how `12/1` is read. */
  readonly locale: string;
  readonly surface: Surface;
  /** First insert of the change's transaction; null where nothing outside can repeat the request. */
  readonly requestKey: RequestKey | null;
};

/** An automatic rule (a schedule, a job, a sync) acting for the workspace. */
export type RuleActor = {
  readonly kind: 'rule';
  readonly workspaceId: WorkspaceId;
  /** The rule's name in the field's words, for example `tasks.due-soon`. */
  readonly rule: string;
  readonly surface: Surface;
  readonly requestKey: null;
};

/** A program that holds one of the workspace's API keys. */
export type ApiKeyActor = {
  readonly kind: 'api-key';
  readonly workspaceId: WorkspaceId;
  readonly keyId: ApiKeyId;
  /** As the admin who made it called it. */
  readonly name: string;
  readonly surface: 'api';
  readonly requestKey: null;
};

/** Everybody and everything that can change something. What webhooks tell is written by a rule. */
export type Actor = PersonActor | RuleActor | ApiKeyActor;
