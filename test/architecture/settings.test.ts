import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/platform/config.ts';
import { readSource } from './source.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-2-abcdefghijkl', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };

const known = namesInConfig();
const example = readEnv(readFileSync('.env.example', 'utf8'));
const table = readTable(readFileSync('README.md', 'utf8'));

describe('.env.example', () => {
  it('has every variable that Muster reads, no others', () => {
    expect(sorted(Object.keys(example))).toEqual(sorted(known));
  });

  it('shows the defaults: copied as it is, it changes nothing', () => {
    expect(readConfig({ ...example, ...SLACK })).toEqual(readConfig(SLACK));
  });

  it('says about each variable what it is', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const bare = lines.filter((line, at) => /^[A-Z]/.test(line) && !/^(#|[A-Z])/.test(lines[at - 1] ?? ''));
    expect(bare, 'write a comment above').toEqual([]);
  });
});

describe("README's table of settings", () => {
  it('has every variable that Muster reads, no others', () => {
    expect(sorted(table.map(({ name }) => name))).toEqual(sorted(known));
  });

  it('says the same defaults as .env.example', () => {
    const defaults = Object.fromEntries(table.map(({ name, fallback }) => [name, fallback]));
    expect(defaults).toEqual(example);
  });
});

describe('the other places that name variables', () => {
  it('docker-compose.yml and Dockerfile set only what Muster reads', () => {
    const compose = parse(readFileSync('docker-compose.yml', 'utf8'));
    const image = [...readFileSync('Dockerfile', 'utf8').matchAll(/^(?:ENV\s+|\s+)(?<name>[A-Z][A-Z_]+)=/gm)];
    const set = [...Object.keys(compose.services.muster.environment), ...image.map(({ groups }) => groups?.name ?? '')];
    // Node's own, and what names the folder of compiled code.
    expect(set.filter((name) => !known.includes(name) && !name.startsWith('NODE_'))).toEqual([]);
  });

  it('error sentences, comments and pages name only variables that exist', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'manifest.yml'].map((path) => ({
      path,
      text: readFileSync(path, 'utf8'),
    }));
    const unknown = [...readSource('src'), ...pages].flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:SLACK|MUSTER|DATABASE|DATA|METRICS|OUTBOX|LEASE)_[A-Z]+(?:_[A-Z]+)*\b/g)]
        .filter(([name]) => !known.includes(name) && !text.includes(`const ${name}`))
        .map(([name]) => `${path} names ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

/** The keys of the one object that describes the environment. */
function namesInConfig(): string[] {
  const code = readFileSync('src/platform/config.ts', 'utf8');
  const body = /const variables = z\.object\(\{(?<body>.*?)^\}\);/ms.exec(code)?.groups?.body ?? '';
  const names = [...body.matchAll(/^ {2}(?<name>[A-Z][A-Z_]*):/gm)].flatMap(({ groups }) => groups?.name ?? []);
  if (names.length === 0)
    throw new Error('config.ts has no `const variables = z.object({ … })` any more: mend this test');
  return names;
}

function readEnv(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^(?<name>[A-Z][A-Z_]*)=(?<value>.*)$/gm)];
  return Object.fromEntries(lines.map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
}

/** Rows such as `` | `PORT` | `3000` | … | ``; an empty default is written as `none`. */
function readTable(text: string): { readonly name: string; readonly fallback: string }[] {
  const rows = [...text.matchAll(/^\| `(?<name>[A-Z][A-Z_]*)` \| (?:`(?<value>[^`]*)`|none) \|/gm)];
  return rows.map(({ groups }) => ({ name: groups?.name ?? '', fallback: groups?.value ?? '' }));
}

function sorted(names: readonly string[]): string[] {
  return [...names].sort();
}
