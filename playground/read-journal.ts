import { readFileSync } from 'node:fs';

/** The lines of a journal, one JSON object each; none before the first start. A line cut by a crash is left out. */
export function readJournal<Line>(path: string): Line[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
