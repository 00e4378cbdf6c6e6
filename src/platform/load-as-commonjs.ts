import module from 'node:module';

/**
 * Loads packages that come in both forms as CommonJS from now on; imports are written as ever. For packages whose ES
 * modules import one another in circles: linking Drizzle's takes Node 24 half a second and 130 MB of garbage, and its
 * CommonJS form a fifth of that. Call before the first import of anything that imports them.
 */
export function loadAsCommonJs(packages: readonly string[]): void {
  const isMeant = (specifier: string) =>
    packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  module.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, isMeant(specifier) ? { ...context, conditions: ['node', 'require'] } : context),
  });
}
