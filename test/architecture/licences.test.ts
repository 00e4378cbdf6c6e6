import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What may be shipped with an MIT program without duties beyond keeping the notice. */
const ALLOWED = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'PostgreSQL',
  'Python-2.0',
  'PSF-2.0',
];

/** The library of the same name uses them so, and their own page says so; the lock file leaves them out. */
const KNOWN: Readonly<Record<string, string>> = {};

/**
 * Ask for more than the notice, and get it: the README names where they come from. MPL-2.0 asks for the source of the
 * library's own files alone, which are used as they are published; the font may be passed on with a program.
 */
const NAMED_IN_README: Readonly<Record<string, string>> = {
  'date-holidays': '(ISC AND CC-BY-3.0)',
  'dejavu-fonts-ttf': 'SEE LICENSE IN README.md AND LICENSE',
  '@resvg/resvg-js': 'MPL-2.0',
};

type Entry = {
  readonly license?: string;
  readonly dev?: boolean;
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
};

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('packages', () => {
  it('that run in production have licences without further duties', () => {
    const refused = installed
      .filter(([, entry]) => entry.dev !== true)
      .map(([path, entry]) => ({ name: nameOf(path), licence: entry.license ?? KNOWN[nameOf(path)] ?? 'none' }))
      .filter(
        ({ name, licence }) =>
          NAMED_IN_README[familyOf(name)] !== licence &&
          !licence
            .replace(/^\(|\)$/g, '')
            .split(' OR ')
            .some((one) => ALLOWED.includes(one)),
      );
    expect(refused).toEqual([]);
  });

  it('are pinned exactly', () => {
    const loose = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose, 'install with `npm install --save-exact name@version`').toEqual([]);
  });

  it('run install scripts only where package.json has decided about them', () => {
    const undecided = installed
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => nameOf(path))
      .filter((name) => typeof manifest.allowScripts[name] !== 'boolean');
    expect(undecided, 'decide in package.json under allowScripts').toEqual([]);
  });

  it('are locked without the address of anybody’s mirror', () => {
    expect(
      installed
        .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
        .map(([path]) => path),
    ).toEqual([]);
  });
});

/** `@resvg/resvg-js-linux-x64-gnu` is a part of `@resvg/resvg-js`. */
function familyOf(name: string): string {
  return name.startsWith('@resvg/resvg-js-') ? '@resvg/resvg-js' : name;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
