import type { ReactNode } from 'react';
import { emoji } from './emoji.ts';
import { Mention } from './mention.tsx';
import { SafeLink } from './safe-link.tsx';
import { ShownDate } from './shown-date.tsx';
import { Unknown } from './unknown.tsx';

type Style = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code' | 'underline', boolean>>>;

/** One piece of a line of rich text, of any type: the parts the page looks at. */
export type RichWord = {
  readonly type: string;
  readonly text?: string;
  readonly style?: Style;
  readonly url?: string;
  readonly name?: string;
  readonly unicode?: string;
  readonly timestamp?: number;
  readonly format?: string;
  readonly fallback?: string;
  readonly value?: string;
  readonly range?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly usergroup_id?: string;
};

/** The pieces of one line. */
export function Inline({ words }: { readonly words: readonly RichWord[] }): ReactNode {
  return words.map((word, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words of one line never move
    <Styled key={at} style={word.style}>
      {draw(word)}
    </Styled>
  ));
}

function draw(word: RichWord): ReactNode {
  switch (word.type) {
    case 'text':
      return word.text;
    case 'link':
      return <SafeLink href={word.url ?? ''}>{word.text ?? word.url}</SafeLink>;
    case 'user':
      return <Mention kind="user" id={word.user_id ?? ''} />;
    case 'channel':
      return <Mention kind="channel" id={word.channel_id ?? ''} />;
    case 'usergroup':
      return <Mention kind="group" id={word.usergroup_id ?? ''} />;
    case 'broadcast':
      return <span className="mention loud">@{word.range}</span>;
    case 'emoji':
      return drawEmoji(word);
    case 'date':
      return <DateWord word={word} />;
    case 'color':
      return <Colour value={word.value ?? ''} />;
    default:
      return <Unknown type={word.type} />;
  }
}

function drawEmoji({ name = '', unicode = '' }: RichWord): string {
  if (Object.hasOwn(emoji, name)) return emoji[name] ?? '';
  if (/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(unicode)) {
    return String.fromCodePoint(...unicode.split('-').map((point) => Number.parseInt(point, 16)));
  }
  return `:${name}:`;
}

function DateWord({ word }: { readonly word: RichWord }): ReactNode {
  const { timestamp = 0, format = '', url = null, fallback } = word;
  return <ShownDate seconds={timestamp} format={format} href={url} fallback={fallback ?? format} />;
}

function Colour({ value }: { readonly value: string }): ReactNode {
  return (
    <span className="colour">
      <span style={{ background: /^#[0-9a-f]{6}$/i.test(value) ? value : 'none' }} aria-hidden="true" />
      {value}
    </span>
  );
}

function Styled({ style = {}, children }: { readonly style?: Style | undefined; readonly children: ReactNode }) {
  let shown = children;
  if (style.code === true) shown = <code>{shown}</code>;
  if (style.underline === true) shown = <u>{shown}</u>;
  if (style.strike === true) shown = <s>{shown}</s>;
  if (style.italic === true) shown = <em>{shown}</em>;
  if (style.bold === true) shown = <strong>{shown}</strong>;
  return shown;
}
