import { Fragment, type ReactNode } from 'react';
import { nameOf, useScene } from '../world/context.ts';
import { withEmoji } from './emoji.ts';
import { type Piece, readMrkdwn } from './read-mrkdwn.ts';

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
      return <Mention kind={piece.kind} id={piece.id} label={piece.label} />;
    case 'everybody':
      return <span className="mention loud">@{piece.word}</span>;
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noreferrer noopener">
          {piece.label}
        </a>
      );
    default:
      return piece satisfies never;
  }
}

type MentionParts = { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string };

function Mention({ kind, id, label }: MentionParts): ReactNode {
  const { world } = useScene();
  const room = world.rooms.find((one) => one.id === id)?.name;
  const known = world.people.some((person) => person.id === id) || id === world.bot.id;
  const shown = kind === 'channel' ? `#${room ?? (label || id)}` : `@${known ? nameOf(world, id) : label || id}`;
  return <span className="mention">{shown}</span>;
}
