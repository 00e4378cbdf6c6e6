import type { IdentityId } from '../../../kit/ids.ts';
import type { HostFile } from '../../../ports/outbound/host-records.ts';

/** A pull request's commits and what they change together, as far as is known without reading a diff. */
export type ChangeSet = {
  readonly number: number;
  /** Oldest first. */
  readonly commits: readonly ChangeSetCommit[];
  readonly files: readonly Pick<HostFile, 'path' | 'status' | 'additions' | 'deletions'>[];
};

export type ChangeSetCommit = {
  readonly sha: string;
  /** Untrusted text. */
  readonly message: string;
  readonly authoredAt: Date;
  readonly authorId: IdentityId | null;
  /** How many; 2 or more is a merge. */
  readonly parents: number;
  /** Changed lines of its own; null where nobody told. */
  readonly size: { readonly additions: number; readonly deletions: number } | null;
};
