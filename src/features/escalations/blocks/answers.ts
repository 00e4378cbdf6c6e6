import { type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { nameOf } from '../domain/view.ts';
import type { Answered } from '../use-cases/answer.ts';
import { type ForReader, sayStanding } from './words.ts';

/** What a click came to, seen by whoever clicked. */
export function buildAnswer({ kind, view }: Answered, reader: ForReader): Message {
  const text = joinMd([md`*${nameOf(view)?.ref ?? 'It'}*`, sayAnswer(kind), sayStanding(view, reader)], ' ');
  return message({ text, blocks: [section(text)] });
}

function sayAnswer(kind: Answered['kind']): Mrkdwn {
  switch (kind) {
    case 'held':
      return md`Thank you. You are asked again after that.`;
    case 'informs':
      return md`Thank you. As this is the third day, the next level is told.`;
    case 'climbed':
      return md`has been with you for three days, so it goes one level up now.`;
    case 'already':
    case 'elsewhere':
    case 'was-resolved':
      return md`Nothing changed.`;
    case 'raised':
      return md`Raised.`;
    case 'raised-before':
      return md`was raised already; nothing changed.`;
    case 'consulting':
      return md`asks the people to consult first, and then goes on by itself.`;
    case 'handed-over':
      return md`is handed over.`;
    case 'resolved':
      return md``;
    default:
      return kind satisfies never;
  }
}
