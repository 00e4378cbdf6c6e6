import type { WorkspaceId } from '../../../kit/ids.ts';

/** How long an admin may take from the link to the way back, in milliseconds. Source: GitHub keeps its code for an hour. */
export const CONNECT_LIMIT_MS = 3_600_000;

/** What travels through the browser and back. Only the secret proves anything; the ids say where to look. */
export type ConnectState = { readonly workspaceId: WorkspaceId; readonly requestId: string; readonly secret: string };

export function writeState({ workspaceId, requestId, secret }: ConnectState): string {
  return `${workspaceId}.${requestId}.${secret}`;
}

/** @returns null for anything we did not write */
export function readState(text: unknown): ConnectState | null {
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  const parts = new RegExp(`^(${uuid})\\.(${uuid})\\.([A-Za-z0-9_-]{43})$`).exec(typeof text === 'string' ? text : '');
  const [, workspaceId, requestId, secret] = parts ?? [];
  if (workspaceId === undefined || requestId === undefined || secret === undefined) return null;
  return { workspaceId: workspaceId as WorkspaceId, requestId, secret };
}

/** A login as the host allows it, from what somebody typed or pasted: `acme`, `@acme`, `https://github.com/acme`. */
export function readOrganisation(typed: string): { readonly login: string | null } | null {
  const bare = typed
    .trim()
    .replace(/^https?:\/\/[^/]+\/(orgs\/)?/i, '')
    .replace(/^@/, '')
    .replace(/\/.*$/, '');
  if (bare === '') return { login: null };
  // Source: GitHub's logins; letters, digits and single hyphens inside, 39 at most.
  return /^[a-z\d](?:-?[a-z\d]){0,38}$/i.test(bare) ? { login: bare } : null;
}
