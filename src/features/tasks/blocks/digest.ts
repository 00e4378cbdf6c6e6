import { context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { InformedLine } from '../domain/informed.ts';
import { type Task, taskRef } from '../domain/task.ts';
import { describeDay, type ForReader } from './lines.ts';

export type DigestLine = { readonly task: Pick<Task, 'number' | 'title'>; readonly news: InformedLine };

/** Lines of one section: each may have a title of 150 characters, a section takes 3,000. */
const LINES_PER_SECTION = 10;
/** Most lines of one digest; the rest is counted. */
const LINES_MAX = 60;

/** What happened to tasks their reader is informed of, since the last digest. */
export function buildDigest(lines: readonly DigestLine[], reader: ForReader): Message {
  const count = lines.length === 1 ? '1 task' : `${lines.length} tasks`;
  const text = `News of ${count} you are informed of`;
  const shown = lines.slice(0, LINES_MAX).map((line) => describe(line, reader));
  const parts = Array.from({ length: Math.ceil(shown.length / LINES_PER_SECTION) }, (_, n) =>
    section(joinMd(shown.slice(n * LINES_PER_SECTION, (n + 1) * LINES_PER_SECTION), '\n')),
  );
  const more = lines.length - shown.length;
  return message({
    text,
    blocks: [section(md`*${text}*`), ...parts, ...(more > 0 ? [context(`and ${more} more`)] : [])],
  });
}

function describe({ task, news }: DigestLine, reader: ForReader): Mrkdwn {
  const what = md`• *${taskRef(task.number)}* ${task.title}`;
  switch (news.kind) {
    case 'completed':
      return md`${what} is done`;
    case 'cancelled':
      return md`${what} was cancelled`;
    case 'moved': {
      const was = news.from === null ? '' : ` instead of ${describeDay(news.from, reader)}`;
      return news.to === null
        ? md`${what} has no due date any more`
        : md`${what} is now due ${describeDay(news.to, reader)}${was}`;
    }
    default:
      return news satisfies never;
  }
}
