/**
 * Makes any text storable and showable without losing a sign: NUL, which PostgreSQL can't keep in `text`, becomes the
 * visible U+2400 (␀); lone surrogates, which UTF-8 can't carry, become U+FFFD (�). Everything else stays as typed.
 * Call it where text enters. Harmless when repeated.
 */
export function cleanText(input: string): string {
  return input.replaceAll('\0', '\u2400').toWellFormed();
}

/** True when a reader would see nothing: empty, blanks, zero-width and other invisible signs only. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]*$/u.test(text);
}

/**
 * Shortens to at most `max` UTF-16 units (never fewer than code points, so both ways of counting hold), ending in `…`.
 * Never cuts a surrogate pair, an emoji of several code points, or an entity such as `&amp;`.
 * @param max 1 or more
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, safeCut(text, max - 1, ENTITY))}…`;
}

/** `&amp;` and the like: one sign for a reader, several for a cut. */
export const ENTITY = /&(?:amp|lt|gt|quot|#\d{1,7});/g;

/** The last place at or before `at` where the text may be cut: between graphemes, and outside every match of `whole`. */
export function safeCut(text: string, at: number, whole: RegExp): number {
  let cut = graphemeStart(text, at);
  for (const match of text.matchAll(whole)) {
    if (match.index >= cut) break;
    if (match.index + match[0].length > cut) cut = match.index;
  }
  return cut;
}

/**
 * Wraps text that holds right-to-left letters or direction controls in isolates, line by line, so that it can't turn
 * round the words that stand beside it. Closing signs without an opening one would end the isolate and are dropped.
 */
export function isolateDirection(text: string): string {
  if (!DIRECTED.test(text)) return text;
  return text
    .split(/(\r\n|[\n\r\u0085\u2028\u2029])/)
    .map((part, n) => (n % 2 === 0 ? isolateLine(part) : part))
    .join('');
}

const OPEN = /[\u2066-\u2068]/;
const CLOSE = '\u2069';
const DIRECTED =
  /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function isolateLine(line: string): string {
  if (!DIRECTED.test(line)) return line;
  let open = 0;
  let kept = '';
  for (const sign of line) {
    if (sign === CLOSE && open === 0) continue;
    if (sign === CLOSE) open -= 1;
    else if (OPEN.test(sign)) open += 1;
    kept += sign;
  }
  return `\u2068${kept}${CLOSE.repeat(open + 1)}`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longest cluster kept whole, in UTF-16 units: the longest real emoji have about 35; stacked accents have no end. */
const CLUSTER_MAX = 64;

function graphemeStart(text: string, at: number): number {
  if (at >= text.length) return text.length;
  // What follows the next code point doesn't decide whether a cluster starts here.
  const cluster = graphemes.segment(text.slice(0, at + 2)).containing(at);
  if (cluster !== undefined && at - cluster.index <= CLUSTER_MAX) return cluster.index;
  return isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
