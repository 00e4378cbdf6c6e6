import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** A file of the repository; `path` starts at its root and has forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

/** `to`: a path like `SourceFile.path` for our own files, else the package or `node:` module as written. */
export type Import = { readonly to: string; readonly own: boolean; readonly typeOnly: boolean };

/** Every TypeScript file under these folders, migrations (generated) aside. */
export function readSource(...folders: readonly string[]): SourceFile[] {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`));
  return paths
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.includes('/migrations/'))
    .sort()
    .map((path) => readOne(path));
}

/** Static imports, re-exports, `import()` with a literal, and `import('…')` as a type. Biome's format makes them regular. */
export function parseImports(path: string, text: string): Import[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
  const statements = code.matchAll(
    /^(?:import|export)\s+(?<type>type\s)?(?<names>[^'";]*?)\bfrom\s+'(?<from>[^']+)'|^import\s+'(?<bare>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'\s*\)/gm,
  );
  return [...statements].map(({ groups = {} }) => {
    const written = groups.from ?? groups.bare ?? groups.dynamic ?? '';
    const own = written.startsWith('.');
    return {
      to: own
        ? normalize(join(dirname(path), written))
            .split(sep)
            .join('/')
        : written,
      own,
      typeOnly: groups.type !== undefined || onlyTypes(groups.names ?? ''),
    };
  });
}

/** `'pg-boss/thing'` → `pg-boss`, `'@slack/bolt/x'` → `@slack/bolt`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function readOne(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  return { path, text, imports: parseImports(path, text) };
}

function onlyTypes(names: string): boolean {
  const list = /^\{(.*)\}\s*$/s
    .exec(names)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return list?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false;
}
