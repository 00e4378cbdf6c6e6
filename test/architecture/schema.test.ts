import { globSync, readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { MACHINE_TABLES } from '../../src/platform/store/secure-tables.ts';
import { readSource } from './source.ts';
import { readSchemas } from './tables.ts';

const schemas = await readSchemas();
const ofFeatures = schemas.filter(({ path }) => path.startsWith('src/features/'));
const ofMachine = schemas.filter(({ path }) => path.startsWith('src/platform/'));
const MIGRATIONS = 'src/platform/store/migrations';

describe('schemas', () => {
  it('are what the migrations make', async () => {
    const journal = JSON.parse(readFileSync(`${MIGRATIONS}/meta/_journal.json`, 'utf8'));
    const last = String(journal.entries.at(-1).idx).padStart(4, '0');
    const migrated = JSON.parse(readFileSync(`${MIGRATIONS}/meta/${last}_snapshot.json`, 'utf8'));
    const wanted = generateDrizzleJson(Object.assign({}, ...schemas.map(({ exports }) => exports)), migrated.id);
    expect(await generateMigration(migrated, wanted), 'run `npm run db:generate` and read the SQL').toEqual([]);
  });

  it('say above each unique constraint which double event it defends against', () => {
    const folders = globSync('src/features/*/schema/*.ts').map((path) => ({ path }));
    const silent = [...schemas, ...folders].flatMap(({ path }) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.flatMap((line, at) =>
        /\b(unique|uniqueIndex|primaryKey)\(['"{]|\.unique\(/.test(line) && !isExplained(lines, at)
          ? [`${path}:${at + 1} ${line.trim()}`]
          : [],
      );
    });
    expect(silent).toEqual([]);
  });

  it('of the machine hold exactly the closed list of machine tables', () => {
    expect(ofMachine.flatMap(({ tables }) => tables).sort()).toEqual([...MACHINE_TABLES].sort());
  });

  it('of features give every table a workspace', () => {
    const without = ofFeatures.flatMap(({ path, exports }) =>
      Object.entries(exports).flatMap(([name, table]) =>
        typeof table === 'object' && table !== null && !('workspaceId' in table) ? [`${path}: ${name}`] : [],
      ),
    );
    expect(without, 'every row belongs to one workspace').toEqual([]);
  });
});

describe('SQL', () => {
  it('in a feature names its own tables only; others are asked through their doors', () => {
    const breaches = ofFeatures.flatMap(({ path }) => {
      const folder = path.replace('schema.ts', '');
      const others = schemas.filter((one) => one.path !== path).flatMap(({ tables }) => tables);
      return readSource(folder.slice(0, -1)).flatMap((file) =>
        tablesIn(file.text, others).map((name) => `${file.path} names ${name}`),
      );
    });
    expect(breaches).toEqual([]);
  });

  it('in the platform never names a table of a feature', () => {
    const theirs = ofFeatures.flatMap(({ tables }) => tables);
    const breaches = readSource('src/platform').flatMap(({ path, text }) =>
      tablesIn(text, theirs).map((name) => `${path} names ${name}`),
    );
    expect(breaches).toEqual([]);
  });

  it('never asks for the time in a rule of a feature', () => {
    const late = readSource('src/features').filter(({ text }) =>
      /\bnow\(\)\s*(?:[<>+-]|at time zone)|[<>=+-]\s*now\(\)(?!\s*[;,)]?\s*$)|current_timestamp/i.test(sqlOf(text)),
    );
    expect(
      late.map(({ path }) => path),
      'the instant is a parameter, from the Clock port',
    ).toEqual([]);
  });

  it('in a feature runs only inside a scope: on a tx, or as a hot statement', () => {
    const breaches = readSource('src/features').filter(({ text }) =>
      /\bdrizzle\(|\bpostgres\(|\bopenStore\(|\bneeds\.(?:db|sql|store)\b/.test(text),
    );
    expect(breaches.map(({ path }) => path)).toEqual([]);
  });
});

function isExplained(lines: readonly string[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - 3), at).reverse();
  // The key may stand in the middle of a list: the comment above the list's start counts.
  const comment = above.find((line) => !/^\s*(\(table\) =>|\[|\{|columns:)/.test(line));
  return /^\s*(\/\/|\*|\/\*\*)/.test(comment ?? '') || /\*\/\s*$/.test(comment ?? '');
}

function tablesIn(text: string, tables: readonly string[]): string[] {
  const code = sqlOf(text);
  return tables.filter((table) =>
    new RegExp(`\\b(?:from|join|into|update|table)\\s+(?:public\\.)?"?${table}"?(?![\\w-])`, 'i').test(code),
  );
}

/** The insides of template literals tagged `sql` (or `….sql`), where raw SQL stands. */
function sqlOf(text: string): string {
  return [...text.matchAll(/\bsql(?:<[^`]*?>)?`(?<body>(?:[^`\\]|\\.)*)`/gs)]
    .map(({ groups }) => groups?.body ?? '')
    .join('\n');
}
