import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { NODE_ARGS } from '../torture/stage/muster.ts';

const files = listFiles();
const texts = files
  .filter((path) => !/\.(png|jpg|ttf|woff2?|ico)$/.test(path) && path !== 'package-lock.json')
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('the repository', () => {
  it.each([
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'Dockerfile',
    '.dockerignore',
    'docker-compose.yml',
    'manifest.yml',
    '.env.example',
    '.ci/run',
  ])('has %s', (path) => {
    expect(existsSync(path) && statSync(path).size > 0).toBe(true);
  });

  it('runs Muster with the same settings of V8 by npm start, in the image and wherever it is measured', () => {
    const settings = NODE_ARGS.map((one) => one.replace(/=.*/, ''));
    const { start } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
    expect(start).toContain(`node ${NODE_ARGS.join(' ')} `);
    const image = /^CMD (\[.*\])$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '[]';
    expect(JSON.parse(image)).toEqual(['node', ...NODE_ARGS, 'src/main.ts']);
    for (const setting of settings) expect(readFileSync('README.md', 'utf8')).toContain(setting);
  });

  it('is MIT', () => {
    expect(readFileSync('LICENSE', 'utf8')).toMatch(/^MIT License\n/);
    expect(JSON.parse(readFileSync('package.json', 'utf8')).license).toBe('MIT');
  });

  it('tells in CHANGELOG.md what has changed', () => {
    const unreleased =
      /^## \[Unreleased\]\n(?<body>.*?)(?=^## |$(?![\s\S]))/ms.exec(readFileSync('CHANGELOG.md', 'utf8'))?.groups
        ?.body ?? '';
    const released = /^## \[\d/m.test(readFileSync('CHANGELOG.md', 'utf8'));
    expect(released || /^- \S/m.test(unreleased), 'a line per change that somebody can see').toBe(true);
  });

  it('has YAML that can be read', () => {
    for (const { path, text } of texts.filter((file) => /\.ya?ml$/.test(file.path))) {
      expect(parseDocument(text).errors, path).toEqual([]);
    }
  });

  it('has a CI script that can be run', () => {
    expect(statSync('.ci/run').mode & 0o111).not.toBe(0);
  });

  it('links only to files that exist', () => {
    const dead = texts
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\]\((?!https?:|#|mailto:)(?<to>[^)#\s]+)/g)]
          .map(({ groups }) => groups?.to ?? '')
          .filter((to) => !existsSync(to))
          .map((to) => `${path} links to ${to}`),
      );
    expect(dead).toEqual([]);
  });

  it('runs only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = texts
      .filter(({ path }) => /\.md$|^\.ci\//.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bnpm run (?<name>[a-z:-]+)/g)].map(({ groups }) => ({ path, name: groups?.name ?? '' })),
      );
    expect(named.filter(({ name }) => scripts[name] === undefined)).toEqual([]);
  });

  it('holds nothing of the machine it was written on', () => {
    const traces = texts.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, at) =>
          TRACES.some((trace) => trace.test(line)) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [],
        ),
    );
    expect(traces).toEqual([]);
  });

  it('holds no secret', () => {
    const secrets = texts.flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /\bxox[bpae]-\d{9,}-\d{9,}-\w{20,}|\bxapp-1-\w{9,}-\d{9,}-[0-9a-f]{40,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bghp_\w{36}\b|\bAKIA[A-Z0-9]{16}\b/g,
        ),
      ].map(([found]) => `${path}: ${found.slice(0, 12)}…`),
    );
    expect(secrets).toEqual([]);
  });
});

/** Home folders, work folders, private registries. Written apart so that this file isn't a find. */
const TRACES = [
  /(?<![\w.])\/(?:home|Users)\/(?!user\b|you\b|node\b|ana\b)[a-z][\w-]*\//,
  new RegExp(`(?<![\\w.])/(?:${['work', 'workspace', 'workspaces', 'builds'].join('|')})/[a-z]`),
  new RegExp(`/tmp/${'brief'}`),
  /\b(?:npm|registry|packages|artifactory|nexus)\.(?!npmjs\.org|md\b)[\w-]+\.(?:internal|local|corp|lan|cloud|dev|net|com)\b/,
];

/** What git tracks or would track; without git, nothing can be said about it. */
function listFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  return list.split('\0').filter((path) => path !== '' && existsSync(path) && statSync(path).isFile());
}
