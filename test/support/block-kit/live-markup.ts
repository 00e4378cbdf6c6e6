export type LiveMarkup = {
  kind: 'user' | 'channel' | 'group' | 'broadcast' | 'link' | 'date' | 'special' | 'half-open';
  raw: string;
  /** Where a link leads, decoded; empty for everything else. */
  url: string;
};

/**
 * Everything in a text that Slack would make live, read as Slack reads it: whatever stands between `<` and `>`.
 * The date whose fallback is nothing but formatting characters is the house's way to write them as text: not live.
 * @param look.bare also what Slack links by itself where `verbatim` isn't set: addresses, `@here`, mail addresses
 */
export function findLiveMarkup(text: string, look: { bare?: boolean } = {}): LiveMarkup[] {
  const found: LiveMarkup[] = [];
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open === -1) break;
    rest += `${text.slice(at, open)} `;
    const close = text.indexOf('>', open);
    if (close === -1) {
      found.push({ kind: 'half-open', raw: text.slice(open), url: '' });
      at = text.length;
      break;
    }
    found.push(...readPair(text.slice(open, close + 1)));
    at = close + 1;
  }
  rest += text.slice(at);
  return look.bare === true ? [...found, ...findBare(rest)] : found;
}

/** Links, images and mentions that a `markdown` block or `markdown_text` would show, by Markdown's rules. */
export function findLiveMarkdown(text: string): LiveMarkup[] {
  const links = [...text.matchAll(/!?\[[^\]]*\]\(\s*<?([^)\s>]+)[^)]*\)/g)].map(
    ([raw, url]): LiveMarkup => ({ kind: 'link', raw, url: url ?? '' }),
  );
  const references = [...text.matchAll(/^\s{0,3}\[[^\]]+\]:\s*(\S+)/gm)].map(
    ([raw, url]): LiveMarkup => ({ kind: 'link', raw, url: url ?? '' }),
  );
  return [...links, ...references, ...findLiveMarkup(text, { bare: true })];
}

function readPair(raw: string): LiveMarkup[] {
  const inside = raw.slice(1, -1);
  if (/^!date\^0+\^\{_\}\|[*_~`＊＿｀]+$/.test(inside)) return [];
  if (inside.startsWith('@')) return [{ kind: 'user', raw, url: '' }];
  if (inside.startsWith('#')) return [{ kind: 'channel', raw, url: '' }];
  if (inside.startsWith('!subteam')) return [{ kind: 'group', raw, url: '' }];
  if (/^!(?:here|channel|everyone|group)\b/i.test(inside)) return [{ kind: 'broadcast', raw, url: '' }];
  if (inside.startsWith('!date')) return readDate(raw, inside);
  if (inside.startsWith('!')) return [{ kind: 'special', raw, url: '' }];
  return [{ kind: 'link', raw, url: decode(inside.split('|')[0] ?? '') }];
}

/** `!date^seconds^format^link|fallback`: the link is optional, and as live as any other. */
function readDate(raw: string, inside: string): LiveMarkup[] {
  const link = inside.split('|')[0]?.split('^')[3];
  const date: LiveMarkup = { kind: 'date', raw, url: '' };
  return link === undefined ? [date] : [date, { kind: 'link', raw, url: decode(link) }];
}

function findBare(text: string): LiveMarkup[] {
  const addresses =
    /\b(?:https?:\/\/|mailto:|www\.)[^\s<>]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|example|app)\b/gi;
  const mentions = /(?<![\w@])@(?:here|channel|everyone)\b/gi;
  return [
    ...[...text.matchAll(addresses)].map(([raw]): LiveMarkup => ({ kind: 'link', raw, url: decode(raw) })),
    ...[...text.matchAll(mentions)].map(([raw]): LiveMarkup => ({ kind: 'broadcast', raw, url: '' })),
  ];
}

/** Entities once, as Slack does: text encoded twice stays text. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
