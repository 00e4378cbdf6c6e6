import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import type { StoreAddress } from '../../../src/platform/store/address.ts';
import { type Child, startChild } from './child.ts';

export type ReaderTask = {
  readonly address: StoreAddress;
  readonly githubUrl: string;
  readonly workspaceId: WorkspaceId;
  readonly repositoryIds: readonly string[];
};

/** @returns a process that reads, and how long it took once it is through; null when it was killed before */
export function startReader(task: ReaderTask): Child & { readonly done: Promise<number | null> } {
  const child = startChild([process.execPath, READER, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.process.stdout === null) throw new Error('the reader has no output');
  const line = once(createInterface({ input: child.process.stdout }), 'line').then(
    ([text]) => (JSON.parse(String(text)) as { ms: number }).ms,
  );
  return { ...child, done: Promise.race([line, child.exited.then(() => null)]) };
}

const READER = fileURLToPath(new URL('./sync-reader.ts', import.meta.url));
