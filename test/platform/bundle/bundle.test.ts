import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, findBundle } from '../../../src/platform/bundle/find-bundle.ts';

// One clone of the repository, with a space in its path; the tests go through it in their order.
const home = mkdtempSync(join(tmpdir(), 'muster bundle '));
const root = `${home}/`;

beforeAll(() => {
  for (const part of ['src', 'scripts', 'package.json']) cpSync(part, root + part, { recursive: true });
  symlinkSync(resolve('node_modules'), `${root}node_modules`);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('Muster', () => {
  it('runs from its sources where nothing can be bundled', async () => {
    writeFileSync(`${root}dist`, '');
    expect(await bundle()).toMatch(/^Muster was not bundled: /);
    expect(await start()).toContain(WORDS);
    rmSync(`${root}dist`);
  });

  it('is bundled once, also by two at the same time, and says the same from the bundle', async () => {
    expect(await Promise.all([bundle(), bundle()])).toEqual(['', '']);
    expect(findBundle(root)).not.toBeNull();
    const made = filesOfDist();
    expect(Object.keys(made).sort()).toEqual([...Object.keys(manifest().outputs), 'manifest.json'].sort());
    expect(await start()).toContain(WORDS);

    await bundle();
    expect(filesOfDist()).toEqual(made);
  });

  it('has nothing bundled that can not be loaded', async () => {
    const names = Object.keys(manifest().outputs).filter((name) => name.endsWith('.mjs'));
    const { stdout } = await node([
      '--input-type=module',
      '-e',
      `
      const names = ${JSON.stringify(names)};
      for (const name of names) await import('./dist/' + name);
      console.log(names.length);
      process.exit();`,
    ]);
    expect(Number(stdout)).toBeGreaterThan(10);
  });

  it('comes from the bundle and not from the sources', async () => {
    const config = join(root, 'dist', manifest().entries['src/platform/config.ts'] ?? '');
    for (const name of [config, ...siblings(config)]) {
      const text = readFileSync(name, 'utf8');
      writeFileSync(name, text.replaceAll(WORDS, MARKED));
    }
    expect(await start()).toContain(MARKED);
  });

  it('names the sources in what it logs of an error', async () => {
    const code = `
      const { useBundle } = await import('./src/platform/bundle/use-bundle.ts');
      const used = useBundle();
      const { readConfig } = await import('./src/platform/config.ts');
      const { describeError } = await import('./src/platform/describe-error.ts');
      try { readConfig({}) } catch (error) { console.log(used, describeError(error).stack) }`;
    const { stdout } = await node(['--input-type=module', '-e', code]);
    const thrown =
      readFileSync('src/platform/config.ts', 'utf8')
        .split('\n')
        .findIndex((line) => line.includes('throw new ConfigError(lines)')) + 1;
    expect(stdout).toMatch(/^true /);
    expect(stdout).toContain(`at parse (src/platform/config.ts:${thrown})`);
    expect(stdout).not.toContain('.mjs');
  });

  it('is never run from a bundle of other sources', async () => {
    const path = `${root}src/platform/config-rules.ts`;
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(WORDS, OTHERS));
    expect(await start()).toContain(OTHERS);
    writeFileSync(path, text);
    expect(await start()).toContain(MARKED);
  });

  it('is bundled anew when a source has changed, and what a running Muster may still import stays', async () => {
    const before = Object.keys(manifest().outputs);
    for (const name of ['chunk-OLD.mjs', 'chunk-NEW.mjs']) writeFileSync(`${root}dist/${name}`, '');
    utimesSync(`${root}dist/chunk-OLD.mjs`, 1, 1);
    appendFileSync(`${root}src/platform/config-rules.ts`, '\n');
    expect(findBundle(root)).toBeNull();

    expect(await bundle()).toBe('');
    expect(findBundle(root)).not.toBeNull();
    expect(await start()).toContain(WORDS);
    const names = readdirSync(`${root}dist`);
    expect(names).toEqual(expect.arrayContaining([...before, 'chunk-NEW.mjs']));
    expect(names).not.toContain('chunk-OLD.mjs');
  });
});

describe('a bundle', () => {
  const keep = (path: string) => {
    const content = readFileSync(root + path);
    return () => writeFileSync(root + path, content);
  };

  it('still counts when files have other times but the same content, as in a copied folder', () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(`${root}src/app.ts`, later, later);
    expect(findBundle(root)).not.toBeNull();
  });

  it('does not count when a source is changed to the same length', () => {
    const restore = keep('src/app.ts');
    const text = readFileSync(`${root}src/app.ts`, 'utf8');
    writeFileSync(`${root}src/app.ts`, text.replace('Muster is up', 'Muster is Up'));
    expect(findBundle(root)).toBeNull();
    restore();
    expect(findBundle(root)).not.toBeNull();
  });

  it('does not count when a source is gone', () => {
    const restore = keep('src/features.ts');
    rmSync(`${root}src/features.ts`);
    expect(findBundle(root)).toBeNull();
    restore();
    expect(findBundle(root)).not.toBeNull();
  });

  it.each(['', 'half of it'])('does not count when a file of it is not whole: %j', (content) => {
    const name = `dist/${manifest().entries['src/app.ts']}`;
    const restore = keep(name);
    writeFileSync(root + name, content);
    expect(findBundle(root)).toBeNull();
    restore();
    expect(findBundle(root)).not.toBeNull();
  });

  it.each(['zod', 'pg-boss'])('does not count when %s was installed in another version', (name) => {
    const restore = keep('dist/manifest.json');
    const before = manifest();
    const folder = `node_modules/${name}`;
    expect(before.packages[folder]).toBeDefined();
    writeFileSync(
      `${root}dist/manifest.json`,
      JSON.stringify({ ...before, packages: { ...before.packages, [folder]: '0.0.1 sha512-other' } }),
    );
    expect(findBundle(root)).toBeNull();
    restore();
    expect(findBundle(root)).not.toBeNull();
  });

  it.each(['', '{', '[]', 'null'])('does not count when its manifest says %j', (content) => {
    const restore = keep('dist/manifest.json');
    writeFileSync(`${root}dist/manifest.json`, content);
    expect(findBundle(root)).toBeNull();
    restore();
    expect(findBundle(root)).not.toBeNull();
  });

  it('knows every source and package it was made of', () => {
    const { sources, packages } = manifest();
    expect(Object.keys(sources)).toEqual(expect.arrayContaining(['src/app.ts', 'src/features/tasks/feature.ts']));
    expect(Object.entries(packages).filter(([, content]) => !/^\d.* sha512-/.test(content))).toEqual([]);
  });
});

/** What `node src/main.ts` says without any settings. */
const WORDS = 'so there is no Slack to serve';
const MARKED = WORDS.replace('Slack', 'Sleck');
const OTHERS = WORDS.replace('Slack', 'Slock');

async function start(): Promise<string> {
  const { stderr } = await node(['src/main.ts']).catch((error: { readonly stderr: string }) => error);
  return stderr;
}

/** What it complained of. */
async function bundle(): Promise<string> {
  return (await node(['scripts/bundle.ts'])).stderr;
}

function node(args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH } });
}

function manifest(): Bundle {
  return JSON.parse(readFileSync(`${root}dist/manifest.json`, 'utf8'));
}

function filesOfDist(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(`${root}dist`).map((name) => [name, readFileSync(`${root}dist/${name}`, 'latin1')]),
  );
}

function siblings(path: string): string[] {
  const folder = join(path, '..');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => join(folder, name));
}
