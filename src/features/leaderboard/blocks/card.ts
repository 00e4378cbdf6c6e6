import {
  type Block,
  context,
  header,
  type Message,
  type ModalView,
  message,
  modal,
  section,
} from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md, slackTime } from '../../../kit/mrkdwn.ts';
import type { BoardView } from '../domain/view.ts';
import { buildBoard } from './board.ts';
import { leaderboardForms } from './ids.ts';
import { buildPastLines, buildPastTable } from './past.ts';
import { sayDays, sayWeek } from './words.ts';

/** A team's week, as a channel reads it or as somebody asked for it. */
export function buildCard(view: BoardView): Message {
  return message({
    text: titleOf(view),
    blocks: [...buildTop(view), ...(view.board.merged === 0 ? [] : buildPastTable(view)), ...buildFoot(view)],
  });
}

/** The same in a view, for one person's eyes. */
export function buildPreview(view: BoardView): ModalView {
  const blocks: readonly Block[] = [
    ...buildTop(view),
    ...(view.board.merged === 0 ? [] : buildPastLines(view)),
    ...buildFoot(view),
  ];
  return modal({ title: 'Leaderboard', callbackId: leaderboardForms.shown, close: 'Close', blocks });
}

/** Stands there while the week is read. */
export function buildPreviewShell(): ModalView {
  const blocks = [section('One moment…')];
  return modal({ title: 'Leaderboard', callbackId: leaderboardForms.shown, close: 'Close', blocks });
}

function titleOf({ team, week }: BoardView): string {
  return `${team}: AI Detective, ${sayWeek(week)}`;
}

function buildTop(view: BoardView): readonly Block[] {
  return [header(titleOf(view)), context(sayDays(view.week)), ...buildBoard(view)];
}

function buildFoot(view: BoardView): readonly Block[] {
  const note = sayNote(view);
  return note === null ? [] : [context(note)];
}

function sayNote({ state, sealsAt, board }: BoardView): Mrkdwn | null {
  switch (state) {
    case 'goes-on':
      return md`The week goes on. Shares are shown when it is over.`;
    case 'preview':
      return md`Only you see this. It is how the card looks now; it isn’t posted yet.`;
    case 'posted':
      if (board.merged === 0 || sealsAt === null) return null;
      return md`Late answers count until ${slackTime(sealsAt, 'day and time')}. Rather not be named? Home, tab Settings.`;
    default:
      return state satisfies never;
  }
}
