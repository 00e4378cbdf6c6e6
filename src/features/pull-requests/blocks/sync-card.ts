import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { isWaiting } from '../../../kit/is-waiting.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { progressBar } from '../../../kit/progress-bar.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ConnectionSync } from '../../connections/index.ts';
import type { SyncProgress } from '../domain/sync/progress.ts';
import { HISTORY_DAYS, RECENT_DAYS } from '../domain/sync/sync.ts';
import { syncIds } from './sync-ids.ts';

export type SyncView = {
  /** Login of the organisation or person. */
  readonly account: string;
  readonly sync: ConnectionSync;
  readonly progress: SyncProgress;
};

/** How far the past of a connection is read; says what to do where somebody has to. */
export function buildSyncCard(view: SyncView, reader: { readonly timeZone: string; readonly now: Date }): Message {
  const { account, sync, progress } = view;
  const title = `GitHub history of ${account}`;
  const counts = `${plural(progress.pullRequests, 'pull request')} of ${plural(progress.repositories, 'repository')}`;
  switch (sync.state) {
    case 'refused':
      return message({
        text: `${title}: GitHub doesn’t let me read on.`,
        blocks: [
          section(
            md`:warning: *${title}*\nGitHub doesn’t let me read on. Open *Settings*, press *Test*, and then *Sync now*.`,
          ),
          context(`Here so far: ${counts}.`),
          actions([now(sync)]),
        ],
      });
    case 'done':
      return message({
        text: `${title}: here.`,
        blocks: [
          section(md`:white_check_mark: *${title}*\nHere: ${counts}, ${progress.days} days back.`),
          ...saysGone(progress),
          context('New things come by themselves. Nobody is told about the old ones.'),
          actions([now(sync), ...(progress.hasMore ? [more(sync)] : [])]),
        ],
      });
    case 'running': {
      const percent = Math.floor(progress.share * 100);
      const waits = sync.waitUntil !== null && isWaiting(sync, reader.now) ? showInstant(sync.waitUntil, reader) : null;
      return message({
        text: `${title}: ${percent} % read.`,
        blocks: [
          section(md`*${title}*\n${progressBar(progress.share)} ${percent} %`),
          section(`${counts} so far, ${progress.finished} of ${progress.repositories} done. ${phase(progress)}`),
          ...saysGone(progress),
          ...(waits === null ? [] : [context(`GitHub asks me to wait until ${waits}. I go on by myself.`)]),
        ],
      });
    }
    default:
      return sync.state satisfies never;
  }
}

function phase({ recentDone, days }: SyncProgress): string {
  if (!recentDone) return `The last ${RECENT_DAYS} days come first.`;
  return `The last ${RECENT_DAYS} days are here; ${days} are on their way.`;
}

function saysGone({ gone }: SyncProgress): readonly Block[] {
  return gone === 0 ? [] : [context(`Out of reach by now: ${plural(gone, 'repository')}.`)];
}

function now({ connectionId }: ConnectionSync) {
  return button({ id: syncIds.now.build(connectionId), text: 'Sync now', label: 'Fetch what is new from GitHub now' });
}

function more({ connectionId }: ConnectionSync) {
  const text = `${HISTORY_DAYS} more days`;
  return button({ id: syncIds.more.build(connectionId), text, label: `Fetch ${text} of history from GitHub` });
}

function plural(n: number, one: 'pull request' | 'repository'): string {
  const many = one === 'repository' ? 'repositories' : `${one}s`;
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
