import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What stands in `dist/manifest.json`. Paths are written with `/` and lead from the folder of package.json. */
export type Bundle = {
  /** Which file of `dist` stands for which file of ours. */
  readonly entries: Readonly<Record<string, string>>;
  /** Every file of `dist` it needs, with its size in bytes. */
  readonly outputs: Readonly<Record<string, number>>;
  /** Every file of ours in it, as it was when it was read. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Every package in it: its folder, and which content npm had put there. */
  readonly packages: Readonly<Record<string, string>>;
};

export type Source = { readonly size: number; readonly mtimeMs: number; readonly hash: string };

/** The folder of package.json, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The bundle `scripts/bundle.ts` made, if it is whole and holds exactly what lies here now; else null. Takes 10 ms: a
 * file of the same size and time is taken for the same, of any other the content decides (a copied folder has new times).
 */
export function findBundle(root = ROOT): Bundle | null {
  try {
    const bundle = readManifest(root);
    const installed = readInstalled(root);
    const isWhole = Object.entries(bundle.outputs).every(([name, size]) => sizeOf(`${root}dist/${name}`) === size);
    const isFresh =
      Object.entries(bundle.packages).every(([folder, content]) => installed[folder] === content) &&
      Object.entries(bundle.sources).every(([path, source]) => isSame(root + path, source));
    return isWhole && isFresh ? bundle : null;
  } catch {
    // None was made, or something it needs is gone: the sources are run.
    return null;
  }
}

/** @throws Error nothing was bundled here */
export function readManifest(root = ROOT): Bundle {
  return JSON.parse(readFileSync(`${root}dist/manifest.json`, 'utf8'));
}

/**
 * What npm has installed: folder → version and checksum. Source: the lock file npm keeps inside node_modules and writes
 * last, after every change. Files don't tell: npm gives all of them the same time.
 * @throws Error npm has installed nothing here
 */
export function readInstalled(root: string): Record<string, string> {
  const lock: { packages: Record<string, { version?: string; integrity?: string }> } = JSON.parse(
    readFileSync(`${root}node_modules/.package-lock.json`, 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(lock.packages).map(([folder, { version, integrity }]) => [folder, `${version} ${integrity}`]),
  );
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url');
}

function isSame(path: string, { size, mtimeMs, hash }: Source): boolean {
  const now = statSync(path);
  return now.size === size && (now.mtimeMs === mtimeMs || hashOf(readFileSync(path)) === hash);
}

function sizeOf(path: string): number {
  return statSync(path).size;
}
