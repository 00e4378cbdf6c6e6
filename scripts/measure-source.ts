import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';

export type SourceSize = { readonly path: string; readonly lines: number };

/** Lines of every source file of `src` and `playground`, longest first; generated migrations aside. */
export function measureSource(): { readonly files: readonly SourceSize[]; readonly median: number } {
  const files = globSync('{src,playground}/**/*.{ts,tsx}')
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.includes('/migrations/'))
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }))
    .sort((a, b) => b.lines - a.lines || a.path.localeCompare(b.path));
  return { files, median: files[Math.floor(files.length / 2)]?.lines ?? 0 };
}
