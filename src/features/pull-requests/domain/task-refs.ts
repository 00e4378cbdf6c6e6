import { taskNumbersInWords } from '../../../kit/task-refs.ts';

type Texts = { readonly title: string; readonly branch: string; readonly body: string };

/** Most tasks one pull request is tied to: the notes of a release may name a hundred. House rule. */
export const TIES_MAX = 20;

/**
 * Numbers of the tasks a pull request names: `T-12` in its title, branch or body, each once, in that order. Not in code,
 * quotes, comments that only its editor shows, or addresses; in a branch small letters count too. Whether there are such
 * tasks is another question.
 */
export function taskNumbersIn({ title, branch, body }: Texts): readonly number[] {
  const found = [
    ...taskNumbersInWords(title),
    ...[...branch.matchAll(IN_BRANCH)].map(({ groups }) => Number(groups?.n)),
    ...ownLines(body).flatMap(taskNumbersInWords),
  ];
  return [...new Set(found)].slice(0, TIES_MAX);
}

/** A title that says which tasks it belongs to: `Keep the cart (T-12)`; those it names itself aren't repeated. */
export function nameTasks(title: string, refs: readonly string[]): string {
  const missing = refs.filter((ref) => !new RegExp(`\\b${ref}\\b`).test(title));
  return missing.length === 0 ? title : `${title} (${missing.join(', ')})`;
}

const IN_BRANCH = /(?<=^|[/_.-])t-(?<n>[1-9]\d{0,8})(?=$|[/_.-])/gi;

/** Longest text looked at, in characters: more than GitHub takes for a body. */
const BODY_MAX = 200_000;

/** Lines the writer says themselves: no fenced or indented code, no quotes, no hidden comments. */
function ownLines(body: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | null = null;
  let mayIndent = true;
  for (const line of withoutComments(body.slice(0, BODY_MAX)).split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(?<mark>```|~~~)/.exec(line)?.groups?.mark ?? null;
    if (mark !== null && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null;
      continue;
    }
    const isIndented: boolean = mayIndent && /^(?: {4}|\t)\s*(?![\s*+-]|\d+[.)])\S/.test(line);
    // Indented code begins after an empty line; anywhere else it goes on with a list or a paragraph.
    mayIndent = isIndented || line.trim() === '';
    if (fence === null && !isIndented && !/^\s*>/.test(line)) kept.push(line);
  }
  return kept;
}

function withoutComments(body: string): string {
  return body
    .split('<!--')
    .map((part, at) => (at === 0 ? part : part.slice(part.includes('-->') ? part.indexOf('-->') + 3 : part.length)))
    .join(' ');
}
