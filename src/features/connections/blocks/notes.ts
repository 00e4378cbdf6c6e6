import { actions, button, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { Connection } from '../domain/connection.ts';
import type { Tested } from '../use-cases/test-connection.ts';
import { connectionIds } from './ids.ts';

/** For whoever connected in a browser: it worked, and what comes next. */
export function buildOpenedNote({ id, account, source }: Connection): Message {
  const text =
    source === 'jira'
      ? md`*${account}* is connected. Choose its projects, and their issues are read.`
      : md`*${account}* is connected. Choose its repositories, and the last 30 days are read.`;
  const label = source === 'jira' ? 'Choose projects' : 'Choose repositories';
  const choose = button({ id: connectionIds.repositories.build(id), text: label, style: 'primary' });
  return message({ text, blocks: [section(text), actions([choose])] });
}

/** For admins: a connection broke, and what to do. */
export function buildBrokenNote({ id, account, trouble }: Connection): Message {
  const text = joinMd([md`The connection to *${account}* broke.`, md`${trouble ?? ''}`], ' ');
  const test = button({ id: connectionIds.test.build(id), text: 'Test' });
  return message({ text, blocks: [section(text), actions([test])] });
}

/** What *Test* found. */
export function buildTested({ connection, works, words }: Tested): Message {
  const { account } = connection;
  const text = works && words === null ? md`The connection to *${account}* works.` : md`*${account}*: ${words ?? ''}`;
  return message({ text, blocks: [section(text)] });
}

/** What *Check again* found. */
export function buildFound(accounts: readonly string[]): Message {
  const text =
    accounts.length === 0
      ? 'GitHub says it isn’t installed anywhere yet. Install it, then check again.'
      : md`Installed on ${accounts.join(', ')}.`;
  return message({ text, blocks: [section(text)] });
}
