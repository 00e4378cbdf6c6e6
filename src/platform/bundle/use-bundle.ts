import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { findBundle, ROOT } from './find-bundle.ts';

/**
 * Imports of what was bundled lead to the bundle from now on, if there is one of exactly these sources: linking a
 * thousand modules one by one takes Node two seconds and 40 MB. False without: everything then comes from the sources.
 * Call before the first import of anything bundled; harmless when repeated.
 */
export function useBundle(): boolean {
  inUse ??= lead();
  return inUse;
}

let inUse: boolean | null = null;

function lead(): boolean {
  const bundle = findBundle();
  if (bundle === null) return false;
  const places = new Map(
    Object.entries(bundle.entries).map(([source, name]) => [urlOf(source), urlOf(`dist/${name}`)]),
  );
  module.registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const url = places.get(found.url);
      return url === undefined ? found : { ...found, url, format: 'module' };
    },
  });
  return true;
}

function urlOf(path: string): string {
  return pathToFileURL(ROOT + path).href;
}
