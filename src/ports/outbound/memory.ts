import type { WorkspaceId } from '../../kit/ids.ts';

/**
 * What this process remembers of a workspace, to spare repeated reads. It may forget everything at any time and other
 * processes have their own, so whatever is kept here must be checked against the store before somebody relies on it.
 */
export interface Memory {
  /** The thing of this name, made at first use. */
  of<T extends object>(workspaceId: WorkspaceId, name: string, make: () => T): T;
}
