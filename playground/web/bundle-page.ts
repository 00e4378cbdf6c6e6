import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

export type Page = { readonly script: string; readonly style: string };

const ENTRY = fileURLToPath(new URL('../page/main.tsx', import.meta.url));

/** The browser's side, put together in memory; nothing is loaded from outside. */
export async function bundlePage(): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    outdir: 'page',
    bundle: true,
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
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
