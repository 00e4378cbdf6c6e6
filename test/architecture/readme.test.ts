import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readListeners } from './listeners.ts';
import { readSource } from './source.ts';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it('shows what it is, the picture and both commands on its first screen', () => {
    const firstScreen = readme.split('\n').slice(0, 16).join('\n');
    expect(firstScreen).toContain('](docs/first-light.png)');
    expect(firstScreen).toContain('npm ci && npm start');
    expect(firstScreen).toContain('npm ci && npm test');
  });

  it('lists every event that a feature announces, no others', async () => {
    const announced: string[] = [];
    for (const path of globSync('src/features/*/events.ts')) {
      const exported = Object.values<unknown>(await import(/* @vite-ignore */ `../../${path}`));
      announced.push(...exported.flatMap((one) => eventNames(one)));
    }
    expect(announced.length).toBeGreaterThan(0);
    const section = readme.slice(readme.indexOf('## Events'), readme.indexOf('## npm scripts'));
    const listed = [...section.matchAll(/^\| `(?<name>[a-z-]+\.[a-z-]+)` \|/gm)].map(
      ({ groups }) => groups?.name ?? '',
    );
    expect([...new Set(listed)].sort()).toEqual([...new Set(announced)].sort());
  });

  it('names every figure of /metrics, no others', () => {
    const exported = readSource('src').flatMap(({ text }) => [
      ...text.matchAll(/\.(?:observe|count|gauge)\(\s*'(?<name>muster_[a-z_]+)'|\bname: '(?<named>muster_[a-z_]+)'/g),
    ]);
    const names = exported.map(({ groups }) => groups?.name ?? groups?.named ?? '');
    const told = [...readme.matchAll(/`(?<name>muster_[a-z_]+)`/g)].map(({ groups }) => groups?.name ?? '');
    expect([...new Set(told)].sort()).toEqual([...new Set(names)].sort());
  });

  it('lists every command', () => {
    const { registry } = readListeners();
    const words = [...registry.commands].flatMap(([name, entry]) =>
      entry.kind === 'words' ? [...entry.words.keys()].map((word) => `${name} ${word}`) : [name],
    );
    expect(words.filter((word) => !readme.includes(`\`${word}\``))).toEqual([]);
  });

  it('lists every npm script that people run', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const commands = Object.keys(scripts).map((name) =>
      ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.filter((command) => !readme.includes(`| \`${command}\` |`))).toEqual([]);
  });
});

/** Names of `EventDefinition`s, alone or in a table of them. */
function eventNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('name' in value && 'payload' in value && typeof value.name === 'string') return [value.name];
  return Object.values(value as Readonly<Record<string, unknown>>).flatMap((inner) => eventNames(inner));
}
