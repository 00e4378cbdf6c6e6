import { Fragment, type ReactNode } from 'react';
import { withEmoji } from './emoji.ts';
import { Mention } from './mention.tsx';
import { type Piece, readMrkdwn } from './read-mrkdwn.ts';
import { SafeLink } from './safe-link.tsx';
import { ShownDate } from './shown-date.tsx';

/**
 * Slack's markup. Not by slack-blocks-to-jsx: it takes escaped text for markup (`&lt;!channel&gt;` becomes a mention)
 * and `verbatim` for plain text, and here newcomers must see what Slack would show.
 */
export function Mrkdwn({ text }: { readonly text: string }): ReactNode {
  return (
    <span className="mrkdwn">
      <Pieces pieces={readMrkdwn(text)} />
    </span>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
  return pieces.map((piece, at) => <Fragment key={at}>{draw(piece)}</Fragment>);
}

function draw(piece: Piece): ReactNode {
  switch (piece.kind) {
    case 'text':
      return withEmoji(piece.text);
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.inside} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.inside} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.inside} />
        </s>
      );
    case 'quote':
      return (
        <q className="quote">
          <Pieces pieces={piece.inside} />
        </q>
      );
    case 'code':
      return <code>{piece.text}</code>;
    case 'pre':
      return <code className="pre">{piece.text}</code>;
    case 'user':
    case 'channel':
    case 'group':
      return <Mention {...piece} />;
    case 'everybody':
      return <span className="mention loud">@{piece.word}</span>;
    case 'date':
      return <ShownDate {...piece} />;
    case 'link':
      return <SafeLink href={piece.href}>{piece.label}</SafeLink>;
    default:
      return piece satisfies never;
  }
}
