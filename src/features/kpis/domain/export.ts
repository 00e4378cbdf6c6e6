import type { WorkspaceId } from '../../../kit/ids.ts';

/** What an export may be. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How long a link to an export works, in milliseconds. Source: house rule; long enough to switch to a browser. */
export const EXPORT_LIMIT_MS = 600_000;

/** What travels in the link: the ids say where to look, only the secret proves anything. */
export type ExportToken = { readonly workspaceId: WorkspaceId; readonly id: string; readonly secret: string };

export function writeToken({ workspaceId, id, secret }: ExportToken): string {
  return `${workspaceId}.${id}.${secret}`;
}

/** @returns null for anything we did not write */
export function readToken(text: string | undefined): ExportToken | null {
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  const parts = new RegExp(`^(${uuid})\\.(${uuid})\\.([A-Za-z0-9_-]{43})$`).exec(text ?? '');
  const [, workspaceId, id, secret] = parts ?? [];
  if (workspaceId === undefined || id === undefined || secret === undefined) return null;
  return { workspaceId: workspaceId as WorkspaceId, id, secret };
}
