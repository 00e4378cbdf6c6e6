import { describe, expect, it } from 'vitest';
import { readSource, type SourceFile } from './source.ts';

type Rule = { readonly what: string; readonly found: RegExp; readonly only: RegExp; readonly instead: string };

/** Words of the language that have one home each (ARCHITECTURE.md, section 3). */
const RULES: readonly Rule[] = [
  {
    what: 'process.env',
    found: /\bprocess\s*\.\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|import\.meta\.env/,
    only: /^src\/platform\/config\.ts$/,
    instead: 'add the variable to src/platform/config.ts and hand its value down',
  },
  {
    what: 'the present moment',
    found: /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)|Temporal\.Now\b|performance\.timeOrigin/,
    only: /^src\/adapters\/system\//,
    instead: 'take `now` as an argument, or ask the Clock port',
  },
  {
    what: 'chance and new ids',
    found: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b|\brandomInt\b/,
    // A password for the embedded server on Windows, made once, long before ports exist; and nonces and keys, which belong to the cipher.
    only: /^src\/(adapters\/system\/|platform\/(store\/embedded\/windows-password|vault\/(create-vault|open-keys))\.ts$)/,
    instead: 'ask the Random port',
  },
  {
    what: 'the console',
    found: /\bconsole\.\w+\(/,
    only: /^$/,
    instead: 'use the Log port; start-up errors go to stderr in main.ts',
  },
  {
    what: "Slack's way out",
    found: /['"`]chat\.(postMessage|postEphemeral|update)['"`]/,
    only: /^src\/adapters\/slack\//,
    instead: 'write a note or a card to the outbox',
  },
  {
    what: 'a session setting of the database',
    found: /sql(\.unsafe)?[`(]\s*['"`]?\s*set\s+(?!local\b)(session\b|role\b|app\.)|set_config\([^)]*,\s*false\s*\)/i,
    // The migration has a connection of its own, which is closed afterwards.
    only: /^src\/platform\/store\/migrate\.ts$/,
    instead: 'settings are local to the transaction: use scope(workspaceId, fn)',
  },
];

const source = readSource('src');

describe('one place each', () => {
  it.each(RULES)('for $what', ({ found, only, instead }) => {
    const breaches = source.flatMap((file) =>
      only.test(file.path) ? [] : linesWith(file, found).map((line) => `${line} → ${instead}`),
    );
    expect(breaches).toEqual([]);
  });

  it.each([
    ['process.env', 'const x = process.env.HOME;'],
    ['process.env', 'const { env } = process;'],
    ['the present moment', 'const at = new Date();'],
    ['the present moment', 'Date.now() + 1'],
    ['chance and new ids', 'const id = crypto.randomUUID();'],
    ['a session setting of the database', 'await sql`set role muster_app`;'],
  ])('sees %s in %s', (what, code) => {
    expect(RULES.find((rule) => rule.what === what)?.found.test(code)).toBe(true);
  });
});

/** `path:line` of every line of code (comments aside) that matches. */
function linesWith({ path, text }: SourceFile, found: RegExp): string[] {
  return text.split('\n').flatMap((line, at) => {
    const code = line.replace(/^\s*(\/\*\*|\*|\/\/).*$/, '').replace(/\s\/\/ .*$/, '');
    return found.test(code) ? [`${path}:${at + 1} ${line.trim()}`] : [];
  });
}
