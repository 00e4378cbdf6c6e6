import { type Block, divider, header, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { AskedBoard } from '../use-cases/show-boards.ts';
import { buildCard } from './card.ts';

type Reader = { readonly timeZone: string; readonly now: Date };

/** The boards somebody asked for, for their eyes alone. */
export function buildBoards(boards: readonly AskedBoard[], reader: Reader): Message {
  const [first] = boards;
  if (first === undefined)
    return message({
      text: 'You are in no team',
      blocks: [section('You are in no team yet. `/muster team` shows who could add you.')],
    });
  const parts = boards.map((one) => buildAsked(one, reader));
  if (first.kind === 'board' && boards.length === 1) return buildCard(first.view);
  // A message carries one table: several boards go without.
  const blocks = parts.flatMap((part, n) => [...(n === 0 ? [] : [divider()]), ...part]);
  return message({ text: 'Leaderboards of your teams', blocks });
}

function buildAsked(asked: AskedBoard, reader: Reader): readonly Block[] {
  switch (asked.kind) {
    case 'board':
      return buildCard(asked.view).blocks.filter(({ type }) => type !== 'table');
    case 'off':
      return [
        header(asked.team.name),
        section('Its leaderboard is off. Its lead can switch it on in Home, tab Settings.'),
      ];
    case 'not-posted': {
      const when = asked.nextAt === null ? md`` : md` The next one comes ${showInstant(asked.nextAt, reader)}.`;
      return [header(asked.team.name), section(md`Last week’s leaderboard isn’t posted.${when}`)];
    }
    default:
      return asked satisfies never;
  }
}
