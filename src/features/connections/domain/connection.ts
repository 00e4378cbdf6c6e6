import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';

export type Connection = {
  readonly id: ConnectionId;
  readonly source: 'github';
  readonly via: 'app' | 'token';
  /** Login of the organisation or person. */
  readonly account: string;
  readonly installationId: string | null;
  readonly state: 'open' | 'suspended' | 'broken' | 'closed';
  readonly trouble: string | null;
  readonly connectedAt: Date;
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
