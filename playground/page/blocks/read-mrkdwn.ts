export type Piece =
  | { readonly kind: 'text' | 'code' | 'pre'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly inside: readonly Piece[] }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string }
  | { readonly kind: 'everybody'; readonly word: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly href: string | null;
      readonly fallback: string;
    }
  | { readonly kind: 'link'; readonly href: string; readonly label: string };

/** Takes Slack's markup apart. Entities are decoded last, so escaped text never becomes markup. */
export function readMrkdwn(source: string): readonly Piece[] {
  return source.split(/```([\s\S]+?)```/).flatMap((part, at): readonly Piece[] => {
    if (at % 2 === 1) return [{ kind: 'pre', text: decode(part.replace(/^\n|\n$/g, '')) }];
    return readQuotes(part);
  });
}

function readQuotes(source: string): readonly Piece[] {
  // A quote is written `>` or, as everything typed is escaped, `&gt;` at the start of a line.
  return source.split(/((?:^(?:&gt;|>) ?.*(?:\n|$))+)/m).flatMap((part): readonly Piece[] => {
    if (!/^(?:&gt;|>)/.test(part)) return readInline(part);
    const bare = part.replace(/^(?:&gt;|>) ?/gm, '').replace(/\n$/, '');
    return [{ kind: 'quote', inside: readInline(bare) }];
  });
}

type Rule = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Piece };

const styled = (mark: string): RegExp =>
  new RegExp(
    `(?<=^|[\\s(\\[{.,;:!?"'*_~–—-])\\${mark}(?=\\S)([^\\n\\${mark}]*?\\S)\\${mark}(?=$|[\\s)\\]}.,;:!?"'*_~–—-])`,
  );

const rules: readonly Rule[] = [
  { pattern: /`([^`\n]+)`/, read: ([, text = '']) => ({ kind: 'code', text: decode(text) }) },
  { pattern: /<([^<>\n]+)>/, read: ([, inside = '']) => readAngle(inside) },
  { pattern: styled('*'), read: ([, text = '']) => ({ kind: 'bold', inside: readInline(text) }) },
  { pattern: styled('_'), read: ([, text = '']) => ({ kind: 'italic', inside: readInline(text) }) },
  { pattern: styled('~'), read: ([, text = '']) => ({ kind: 'strike', inside: readInline(text) }) },
];

function readInline(source: string): readonly Piece[] {
  if (source === '') return [];
  const found = rules
    .flatMap((rule) => {
      const match = rule.pattern.exec(source);
      return match === null ? [] : [{ match, read: rule.read }];
    })
    .toSorted((a, b) => a.match.index - b.match.index)[0];
  if (found === undefined) return [{ kind: 'text', text: decode(source) }];
  const { match, read } = found;
  const end = match.index + match[0].length;
  return [...readInline(source.slice(0, match.index)), read(match), ...readInline(source.slice(end))];
}

/** What stands between `<` and `>`: a mention, a date, a link; an unknown or unsafe one is shown as its label. */
function readAngle(inside: string): Piece {
  const [target = '', ...rest] = inside.split('|');
  const label = decode(rest.join('|'));
  if (/^@[UW][A-Z0-9_]+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CDG][A-Z0-9_]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  const [, group] = /^!subteam\^(S[A-Z0-9]+)$/.exec(target) ?? [];
  if (group !== undefined) return { kind: 'group', id: group, label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'everybody', word: target.slice(1) };
  if (target.startsWith('!date^')) return readDate(target, label);
  if (target.startsWith('!')) return { kind: 'text', text: label || target.slice(1) };
  const href = decode(target);
  if (isSafe(href)) return { kind: 'link', href, label: label || href };
  return { kind: 'text', text: label || href };
}

/** `!date^seconds^format^link`: the link may be missing. */
function readDate(target: string, fallback: string): Piece {
  const [, seconds = '', format = '', link = ''] = target.split('^');
  if (!/^\d{1,10}$/.test(seconds) || format === '') return { kind: 'text', text: fallback };
  const href = decode(link);
  return {
    ...{ kind: 'date', seconds: Number(seconds), format: decode(format), fallback },
    href: isSafe(href) ? href : null,
  };
}

/** True for addresses a click may lead to. */
export function isSafe(href: string): boolean {
  return /^(https?|mailto):/i.test(href);
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
