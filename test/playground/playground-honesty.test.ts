import { describe, expect, it } from 'vitest';
import { clockMessage } from '../../playground/muster/clock-messages.ts';
import { readSource } from '../architecture/source.ts';

const playground = readSource('playground');

/** What the playground may know of Muster's inside besides the pure functions of the kit, and where. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // The process: it starts Muster with another clock, or Muster alone.
  'playground/muster/child.ts': [
    'src/app.ts',
    'src/platform/bundle/use-bundle.ts',
    'src/platform/config.ts',
    'src/platform/load-as-commonjs.ts',
  ],
  'playground/muster/follow-clock.ts': ['src/app.ts', 'src/ports/outbound/system.ts'],
  'playground/start.ts': ['src/main.ts', 'src/platform/bundle/use-bundle.ts', 'src/platform/config.ts'],
  // The inspector's look: where the database is, nothing that writes to it.
  'playground/inspect/open-reader.ts': [
    'src/platform/store/address.ts',
    'src/platform/store/embedded/connection.ts',
    'src/platform/store/embedded/layout.ts',
    'src/platform/store/embedded/postmaster.ts',
  ],
};

describe('the playground', () => {
  it('is unknown to Muster: named in comments at most', () => {
    const naming = readSource('src').flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /playground/i.test(line) && !/^\s*(\/\/|\/\*\*|\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(naming).toEqual([]);
  });

  it('uses no rule of Muster’s: of its inside it imports the kit and a closed list', () => {
    const inward = playground.flatMap(({ path, imports }) =>
      imports
        .filter(({ to, own }) => own && to.startsWith('src/') && !to.startsWith('src/kit/'))
        .filter(({ to }) => !(KNOWN[path] ?? []).includes(to))
        .map(({ to }) => `${path} imports ${to}`),
    );
    expect(inward, 'the playground reaches Muster by signed requests; what it may know is listed here').toEqual([]);
  });

  it('tells Muster’s process nothing but the time', () => {
    expect(clockMessage.options.map((option) => option.shape.ask.value)).toEqual([
      'pace',
      'tick',
      'settle',
      'next-due',
    ]);
    expect(pathsWith(/\bchild\.send\(/)).toEqual(['playground/muster/clock-door.ts']);
    expect(pathsWith(/\bon\('message'/)).toEqual([
      'playground/muster/clock-door.ts',
      'playground/muster/follow-clock.ts',
    ]);
  });

  it('lets nothing from outside reach the clock', () => {
    const clockwork = playground.filter(
      ({ path }) => path.startsWith('playground/clock/') || /muster\/(child|clock-|follow-)/.test(path),
    );
    expect(clockwork.filter(({ text }) => /process\.(env|argv)/.test(text)).map(({ path }) => path)).toEqual([]);
    expect(pathsWith(/MUSTER_CLOCK/)).toEqual(['playground/muster/muster-environment.ts']);
  });

  it('signs in one place, and looks at the database in one place', () => {
    expect(pathsWith(/createHmac/)).toEqual(['playground/muster/sign.ts']);
    const withPostgres = playground.filter(({ imports }) => imports.some(({ to }) => to === 'postgres'));
    expect(withPostgres.map(({ path }) => path)).toEqual([
      'playground/inspect/muster-records.ts',
      'playground/inspect/open-reader.ts',
    ]);
    expect(pathsWith(/\b(insert into|update \w+ set|delete from)\b/i)).toEqual([]);
  });
});

function pathsWith(words: RegExp): readonly string[] {
  return playground.filter(({ text }) => words.test(text)).map(({ path }) => path);
}
