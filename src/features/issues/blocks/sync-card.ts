import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { isWaiting } from '../../../kit/is-waiting.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { progressBar } from '../../../kit/progress-bar.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ConnectionSync } from '../../connections/index.ts';
import type { SyncProgress } from '../domain/sync.ts';
import { syncIds } from './sync-ids.ts';

export type SyncView = {
  /** The site's address. */
  readonly account: string;
  readonly sync: ConnectionSync;
  readonly progress: SyncProgress;
  /** Keys of projects out of reach. */
  readonly lost: readonly string[];
  /** Projects that show many issues less than before. */
  readonly doubted: readonly { readonly key: string; readonly missing: number }[];
};

/** How far the past of a site is read; says what to do where somebody has to. */
export function buildSyncCard(view: SyncView, reader: { readonly timeZone: string; readonly now: Date }): Message {
  const { account, sync, progress } = view;
  const title = `Jira history of ${account.replace(/^https?:\/\//, '')}`;
  const counts = `${plural(progress.issues, 'issue')} of ${plural(progress.projects, 'project')}`;
  switch (sync.state) {
    case 'refused':
      return message({
        text: `${title}: Jira doesn’t let me read on.`,
        blocks: [
          section(
            md`:warning: *${title}*\nJira doesn’t let me read on. Open *Settings*, press *Test*, and then *Sync now*.`,
          ),
          context(`Here so far: ${counts}.`),
          ...saysLost(view),
          actions([now(sync)]),
        ],
      });
    case 'done':
      return message({
        text: `${title}: here.`,
        blocks: [
          section(md`:white_check_mark: *${title}*\nHere: ${counts}, with all that changed on them.`),
          ...saysLost(view),
          context('New things come by themselves.'),
          actions([now(sync)]),
        ],
      });
    case 'running': {
      const percent = Math.floor(progress.share * 100);
      const waits = sync.waitUntil !== null && isWaiting(sync, reader.now) ? showInstant(sync.waitUntil, reader) : null;
      return message({
        text: `${title}: ${percent} % read.`,
        blocks: [
          section(md`*${title}*\n${progressBar(progress.share)} ${percent} %`),
          section(
            `${counts} so far, ${progress.finished} of ${progress.projects} done. The oldest changes come first.`,
          ),
          ...saysLost(view),
          ...(waits === null ? [] : [context(`Jira asks me to wait until ${waits}. I go on by myself.`)]),
        ],
      });
    }
    default:
      return sync.state satisfies never;
  }
}

/** Most projects named. */
const NAMED_MAX = 10;

function saysLost({ lost, doubted }: SyncView): readonly Block[] {
  const doubts = doubted.slice(0, NAMED_MAX).map(({ key, missing }) => saysDoubted(key, missing));
  if (lost.length === 0) return doubts;
  const named = lost.slice(0, NAMED_MAX).join(', ');
  const more = lost.length > NAMED_MAX ? ` and ${lost.length - NAMED_MAX} more` : '';
  return [
    section(
      md`:warning: I can’t see ${named}${more} any more. Give the account I use *Browse projects* there, or take the project out in *Settings*; then press *Sync now*.`,
    ),
    ...doubts,
  ];
}

/** So many at once were hardly deleted: they stay as they were. */
function saysDoubted(key: string, missing: number): Block {
  return section(
    md`:warning: ${plural(missing, 'issue')} of ${key} that I knew are not shown to me any more. I keep them as they were, because so many at once look like a right that is missing: look at what the account I use may see there, and press *Sync now*.`,
  );
}

function now({ connectionId }: ConnectionSync) {
  return button({ id: syncIds.now.build(connectionId), text: 'Sync now', label: 'Fetch what is new from Jira now' });
}

function plural(n: number, one: 'issue' | 'project'): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : `${one}s`}`;
}
