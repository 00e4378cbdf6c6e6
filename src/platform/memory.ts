import type { WorkspaceId } from '../kit/ids.ts';
import type { Memory } from '../ports/outbound/memory.ts';

/** Workspaces remembered at a time; the one longest unused goes first. House rule: far more than are busy in one second. */
const WORKSPACES_MAX = 500;

export function createMemory(): Memory {
  const workspaces = new Map<WorkspaceId, Map<string, object>>();
  return {
    of<T extends object>(workspaceId: WorkspaceId, name: string, make: () => T): T {
      const things = workspaces.get(workspaceId) ?? new Map<string, object>();
      workspaces.delete(workspaceId);
      workspaces.set(workspaceId, things);
      const [oldest] = workspaces.keys();
      if (workspaces.size > WORKSPACES_MAX && oldest !== undefined) workspaces.delete(oldest);
      const known = things.get(name) ?? make();
      things.set(name, known);
      return known as T;
    },
  };
}
