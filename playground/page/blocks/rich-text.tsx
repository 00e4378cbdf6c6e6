import type { CSSProperties, ReactNode } from 'react';
import { Inline, type RichWord } from './rich-words.tsx';
import { Unknown } from './unknown.tsx';

type RichPart = {
  readonly type: string;
  readonly elements: readonly (RichWord | RichPart)[];
  readonly style?: string;
  readonly indent?: number;
  readonly offset?: number;
  readonly border?: number;
};

/** Rich text, part by part; nothing in its words is read as markup. */
export function RichText({ elements }: { readonly elements: readonly unknown[] }): ReactNode {
  return (
    <div className="rich-text">
      {(elements as readonly RichPart[]).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: RichPart }): ReactNode {
  const words = part.elements as readonly RichWord[];
  const border = part.border === 1 ? 'bordered' : undefined;
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p className="rich-section">
          <Inline words={words} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="quote">
          <Inline words={words} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <code className="pre">
          <Inline words={words} />
        </code>
      );
    case 'rich_text_list':
      return (
        <div className={border}>
          <List part={part} />
        </div>
      );
    default:
      return <Unknown type={part.type} />;
  }
}

/** What stands before the members of a list, by its depth. */
const BULLETS = ['disc', 'circle', 'square'] as const;
const NUMBERS = ['decimal', 'lower-alpha', 'lower-roman'] as const;

function List({ part }: { readonly part: RichPart }): ReactNode {
  const { indent = 0, offset = 0 } = part;
  const marks = part.style === 'ordered' ? NUMBERS : BULLETS;
  const look: CSSProperties = { listStyleType: marks[indent % marks.length], marginInlineStart: `${indent * 24}px` };
  const items = (part.elements as readonly RichPart[]).map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: members of one list never move
    <li key={at}>
      <Inline words={item.elements as readonly RichWord[]} />
    </li>
  ));
  return part.style === 'ordered' ? (
    <ol style={look} start={offset + 1}>
      {items}
    </ol>
  ) : (
    <ul style={look}>{items}</ul>
  );
}
