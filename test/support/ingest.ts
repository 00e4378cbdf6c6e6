import { newFile, sources } from '../features/commit-analysis/domain/diffs.ts';
import type { Persona } from './persona.ts';

/** A commit as an automation tool tells it: ninety lines of real code, told apart by its number. */
export function ingested(n: number, more: Readonly<Record<string, unknown>> = {}) {
  const lines = sources.flatMap((source) => source.lines).slice(n * 40, n * 40 + 90);
  const { path, status, additions, deletions, patch } = newFile(`src/part-${n}.ts`, lines);
  return {
    ...{ repository: 'acme/web', sha: n.toString(16).padStart(40, '0'), message: `Change number ${n}` },
    authored_at: '2026-11-24T10:00:00Z',
    author: { name: 'Ana', email: 'ana@example.com' },
    files: [{ path, status, additions, deletions, patch }],
    ...more,
  };
}

/** An API key, made by an admin in Settings. */
export async function makeApiKey(admin: Persona): Promise<string> {
  await admin.openHome();
  await admin.press('Settings', { kind: 'home' });
  await admin.press('New API key', { kind: 'home' });
  await admin.submit({ name: 'Nightly' });
  return /muster_[\w-]{75}/.exec(admin.modalText())?.[0] ?? '';
}

export type IngestAnswer = {
  readonly status: number;
  readonly body: {
    readonly data?: readonly { readonly index: number; readonly status: string; readonly issues: readonly unknown[] }[];
    readonly meta?: { readonly total: number };
    readonly error?: unknown;
  };
};

/** Posts a batch as it is. */
export async function ingest(url: string, key: string, body: unknown): Promise<IngestAnswer> {
  const response = await fetch(`${url}/api/ingest/commits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
