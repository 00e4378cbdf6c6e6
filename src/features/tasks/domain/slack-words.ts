import { oneLine } from './text-input.ts';

/** One word of a command as the person saw it; a mention is a word however many words the name has. */
export type Word = {
  readonly text: string;
  /** The Slack id when the word is a mention that Slack resolved, a comma behind it aside. */
  readonly userId: string | null;
  /** Where it stands in `Words.text`. */
  readonly start: number;
  readonly end: number;
};

export type Words = { readonly text: string; readonly words: readonly Word[] };

/**
 * Turns Slack's escaped command text (`<@U123|ana>`, `<#C1|general>`, `<https://…|…>`, `&amp;`) back into what was
 * typed, on one line, and cuts it into words. A mention without a name shows as `@U123`.
 */
export function readSlackWords(raw: string): Words {
  const line = oneLine(raw);
  let text = '';
  const words: Word[] = [];
  for (const [piece] of line.matchAll(/<[^<>|\s]+(?:\|[^<>]*)?>|\s+|[^\s<]+|</g)) {
    if (/^\s+$/.test(piece)) {
      text += piece;
      continue;
    }
    const shown = unescaped(piece);
    const before = words.at(-1);
    const start = text.length;
    text += shown;
    if (before === undefined || before.end !== start) {
      words.push({ text: shown, userId: mentionedIn(piece), start, end: text.length });
    } else {
      const userId = /^[,;]+$/.test(shown) ? before.userId : null;
      words[words.length - 1] = { text: before.text + shown, userId, start: before.start, end: text.length };
    }
  }
  return { text, words };
}

/** What was typed, as the person saw it. */
export function readTyped(raw: string): string {
  return readSlackWords(raw).text;
}

function mentionedIn(piece: string): string | null {
  return /^<@([UW][A-Z0-9]*)(?:\|[^<>]*)?>$/.exec(piece)?.[1] ?? null;
}

function unescaped(piece: string): string {
  const markup = /^<([^<>|\s]+)(?:\|([^<>]*))?>$/.exec(piece);
  if (markup === null) return entities(piece);
  const [, target = '', label = ''] = markup;
  return entities(shownFor(target, label));
}

function shownFor(target: string, label: string): string {
  const sign = target[0] ?? '';
  if (sign === '@' || sign === '#') return sign + (label === '' ? target.slice(1) : label.replace(/^[@#]/, ''));
  if (sign === '!') {
    const [word = '', ...rest] = target.slice(1).split('^');
    if (label !== '') return word === 'subteam' || word === 'date' ? label : `@${label.replace(/^@/, '')}`;
    return `@${[word, ...rest].join('^')}`;
  }
  if (label === '' || label === target) return target;
  // Slack made the link from what was typed when the address only adds a scheme; any other pair shows both.
  return target.endsWith(label) || target.endsWith(`${label}/`) ? label : `${label} (${target})`;
}

function entities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name]);
}
