import { readFileSync } from 'node:fs';
import { ROOT } from './find-bundle.ts';

/** A stack trace with the files and lines that were bundled in place of the bundle's own; any other is given back as it is. */
export function nameSources(stack: string): string {
  return stack.replace(PLACE, (place, name: string, line: string) => {
    const origin = tableOf(name)?.find(Number(line)) ?? null;
    return origin ?? place;
  });
}

const PLACE = /file:\/\/[^\s()]*\/dist\/([\w-]+\.mjs):(\d+):\d+/g;

type Table = { find(line: number): string | null };

/** Read with the first error of a file and kept: half a megabyte for the largest, against reading it with each error. */
const tables = new Map<string, Table | null>();

function tableOf(name: string): Table | null {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const table = readTable(`${ROOT}dist/${name}.lines`);
  tables.set(name, table);
  return table;
}

/** Null without one: the bundle's own lines are better than none. For what stands in it see scripts/line-table.ts. */
function readTable(path: string): Table | null {
  try {
    const content = readFileSync(path);
    const start = content.indexOf('\n') + 1;
    const sources: readonly string[] = JSON.parse(content.toString('utf8', 0, start));
    return {
      find(line) {
        const at = start + (line - 1) * 4;
        const origin = at + 4 <= content.length ? content.readUInt32LE(at) : 0;
        return origin === 0 ? null : `${sources[origin >>> 16]}:${origin & 0xffff}`;
      },
    };
  } catch {
    return null;
  }
}
