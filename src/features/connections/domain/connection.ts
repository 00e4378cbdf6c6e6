import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';

export type Connection = {
  readonly id: ConnectionId;
  readonly source: 'github' | 'jira';
  readonly via: 'app' | 'token' | 'oauth';
  /** Login of the organisation or person; of Jira the site's address without a closing slash. */
  readonly account: string;
  readonly installationId: string | null;
  /** The tool's own id of the account, of Jira the cloud id; null for tokens. */
  readonly accountHostId: string | null;
  readonly state: 'open' | 'suspended' | 'broken' | 'closed';
  /** What is wrong, in words for an admin; null when nothing is. */
  readonly trouble: string | null;
  readonly connectedAt: Date;
};

/** With everything it is opened by, sealed. */
export type SealedConnection = Connection & {
  /** The row of its app; null: the operator's. */
  readonly appRowId: string | null;
  /** Null: the operator's. Of OAuth what `writeTokens` made of both. */
  readonly token: string | null;
  readonly webhookSecret: string | null;
};

export type Repository = {
  readonly id: RepositoryId;
  readonly connectionId: ConnectionId;
  readonly hostId: string;
  /** `acme/web`. */
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly url: string;
  /** Null: not selected, nothing of it is read. */
  readonly selectedAt: Date | null;
  readonly goneAt: Date | null;
  /** When its connection was made: waiting times count from here. */
  readonly connectedAt: Date;
};

/** An app of the host made for Muster; its secrets stay in the store. */
export type HostAppRow = { readonly id: string; readonly appId: string; readonly name: string; readonly url: string };

/** A team of an organisation, as the host last told it. */
export type HostTeamRow = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly slug: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly login: string }[];
  /** Muster's team made of it; null: none yet. */
  readonly teamId: string | null;
};
