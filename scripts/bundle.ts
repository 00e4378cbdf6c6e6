import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import type { BuildOptions, Metafile, OutputFile, Plugin } from 'esbuild';
import {
  type Bundle,
  findBundle,
  hashOf,
  ROOT,
  readInstalled,
  readManifest,
  type Source,
} from '../src/platform/bundle/find-bundle.ts';
import { inAscii } from './in-ascii.ts';
import { lineTable } from './line-table.ts';

// Puts Muster and its packages into a few files in `dist`, unless those there are of these sources already. Where that
// can't be done (a folder that can't be written, no esbuild, a fault in the sources) nothing is changed, and the sources
// are run. Harmless beside running Musters and other bundlers: a file comes by rename, the
// manifest last, and what a running Muster may still want to import stays.

const DIST = `${ROOT}dist/`;
const ENTRIES = ['src/app.ts', 'src/platform/config.ts'];
const DAY_MS = 24 * 3_600_000;

/** The last folder of node_modules in a path: packages may hold others. */
const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

const OPTIONS = {
  absWorkingDir: ROOT,
  entryPoints: ENTRIES,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Each package is known by its folder in node_modules, even where that is a link.
  preserveSymlinks: true,
  tsconfigRaw: {},
  legalComments: 'none',
  sourcemap: 'external',
  sourcesContent: false,
  metafile: true,
  write: false,
  logLevel: 'silent',
  // CommonJS packages ask for Node's own modules by a `require` that ES modules don't have.
  banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);" },
} satisfies BuildOptions;

if (findBundle() === null) {
  try {
    await bundle();
  } catch (error) {
    console.error(`Muster was not bundled: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function bundle(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  accessSync(DIST, constants.W_OK);
  const { build } = await import('esbuild');
  const installed = readInstalled(ROOT);
  const sources: Record<string, Source> = {};
  const { outputFiles, metafile } = await build({ ...OPTIONS, plugins: [readSources(sources)] });
  const files = filesOf(outputFiles);
  const folders = Object.keys(metafile.inputs).flatMap((path) => PACKAGE_FOLDER.exec(path)?.[0] ?? []);
  const before = namesBefore();
  const manifest: Bundle = {
    entries: entriesOf(metafile),
    outputs: Object.fromEntries(files.map(({ name, content }) => [name, content.byteLength])),
    sources,
    packages: Object.fromEntries(folders.map((folder) => [folder, installed[folder] ?? ''])),
  };
  for (const { name, content } of files) put(name, content);
  put('manifest.json', JSON.stringify(manifest));
  tidy(new Set([...before, ...Object.keys(manifest.outputs), 'manifest.json']));
}

/** Notes what was read, and leaves every file its own address: some look for others beside themselves. */
function readSources(sources: Record<string, Source>): Plugin {
  return {
    name: 'read-sources',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const name = path.slice(ROOT.length).replaceAll('\\', '/');
        const { size, mtimeMs } = statSync(path);
        const content = readFileSync(path);
        sources[name] = { size, mtimeMs, hash: hashOf(content) };
        const address = `new URL(${JSON.stringify(`../${name}`)}, import.meta.url).href`;
        return { loader: 'ts', contents: content.toString().replaceAll('import.meta.url', address) };
      });
    },
  };
}

function filesOf(outputs: readonly OutputFile[]) {
  return outputs.map(({ path, text }) =>
    path.endsWith('.map')
      ? { name: basename(path).replace(/map$/, 'lines'), content: lineTable(text) }
      : { name: basename(path), content: Buffer.from(inAscii(text)) },
  );
}

function entriesOf({ outputs }: Metafile): Bundle['entries'] {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([path, { entryPoint = '' }]) =>
      ENTRIES.includes(entryPoint) ? [[entryPoint, basename(path)]] : [],
    ),
  );
}

function namesBefore(): readonly string[] {
  try {
    return Object.keys(readManifest().outputs);
  } catch {
    return [];
  }
}

function put(name: string, content: string | Uint8Array): void {
  const unfinished = `${DIST}${name}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, DIST + name);
}

/** Takes away what no manifest names any more and nobody can be writing. */
function tidy(wanted: ReadonlySet<string>): void {
  for (const name of readdirSync(DIST)) {
    // Another bundler may have given its finished file its name since the folder was read.
    const { mtimeMs = Number.POSITIVE_INFINITY } = statSync(DIST + name, { throwIfNoEntry: false }) ?? {};
    if (!wanted.has(name) && Date.now() - mtimeMs > DAY_MS) rmSync(DIST + name, { force: true });
  }
}
