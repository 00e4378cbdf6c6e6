import type { Block } from '../../slack/journal.ts';
import type { TimelineEntry, World } from '../../web/contract.ts';
import { type Piece, readMrkdwn } from '../blocks/read-mrkdwn.ts';
import { nameOf } from '../world/context.ts';

/** What a message says, without markup: for copying, and for who can't see it. */
export function wordsOfEntry({ text, blocks }: Pick<TimelineEntry, 'text' | 'blocks'>, world: World): string {
  const shown = blocks.flatMap((block) => textsOf(block)).map((one) => plain(one, world));
  const lines = shown.filter((line) => line !== '');
  return lines.length > 0 ? lines.join('\n') : plain(text, world);
}

/** Markup taken off, mentions by name. */
export function plain(mrkdwn: string, world: World): string {
  return readMrkdwn(mrkdwn)
    .map((piece) => wordsOfPiece(piece, world))
    .join('');
}

function textsOf({ type, text, fields, elements }: Block): readonly string[] {
  const parts = [text, ...listOf(fields), ...(type === 'context' ? listOf(elements) : [])];
  return parts.map(textIn);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function textIn(part: unknown): string {
  const text = typeof part === 'object' && part !== null && 'text' in part ? part.text : '';
  return typeof text === 'string' ? text : '';
}

function wordsOfPiece(piece: Piece, world: World): string {
  switch (piece.kind) {
    case 'user':
      return `@${nameOf(world, piece.id) === piece.id ? piece.label || piece.id : nameOf(world, piece.id)}`;
    case 'channel':
    case 'group':
      return `${piece.kind === 'channel' ? '#' : '@'}${piece.label || piece.id}`;
    case 'everybody':
      return `@${piece.word}`;
    case 'date':
      return piece.fallback;
    case 'link':
      return piece.label;
    case 'text':
    case 'code':
    case 'pre':
      return piece.text;
    default:
      return piece.inside.map((inner) => wordsOfPiece(inner, world)).join('');
  }
}
