import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** What the browser loads, by its name below `/playground/`: `page.js`, `page.css`, and what `page.js` fetches late. */
export type Page = ReadonlyMap<string, string>;

const ENTRY = fileURLToPath(new URL('../page/main.tsx', import.meta.url));

/** The browser's side, put together in memory; nothing is loaded from outside. */
export async function bundlePage(): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: { page: ENTRY },
    outdir: 'page',
    bundle: true,
    splitting: true,
    chunkNames: 'late-[hash]',
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  // Its helper process is not needed again.
  await stop();
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}
