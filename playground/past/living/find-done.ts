import { personId } from '../../company.ts';
import { asSlackText } from '../../deeds/words.ts';
import type { PlannedDeed } from '../planned-deed.ts';
import { ownChannel } from './commands.ts';
import { done, type Performed, type Stage, type as typeCommand, wordsOf } from './performance.ts';
import { knowsSprint } from './sprints.ts';

/**
 * How a deed ended that was done just before somebody pulled the plug, where doing it again would leave something double;
 * null when it wasn't done. The others may be tried again: Muster refuses them or they change nothing.
 */
export async function findDone(stage: Stage, { by, deed }: PlannedDeed): Promise<Performed | null> {
  switch (deed.kind) {
    case 'create':
    case 'create-from-message':
    case 'split': {
      const text = `/task show T-${deed.task}`;
      const words = wordsOf(await typeCommand(stage, { by, channelId: ownChannel(by), text }));
      return words.startsWith(`T-${deed.task} ${deed.title}`) ? done : null;
    }
    case 'say': {
      const room = stage.slack.messages.room(deed.channelId);
      const root = deed.inThreadOf === undefined ? null : stage.saidAt(deed.inThreadOf);
      const said = root === null ? room.page({ before: null, limit: 1 }).messages : room.thread(root);
      const last = said.at(-1);
      const isIt = last?.userId === personId(by) && last.text === asSlackText(deed.text);
      return isIt ? { kind: 'done', ts: last.ts } : null;
    }
    case 'plan-sprint':
      return (await knowsSprint(stage, by, deed.name)) ? done : null;
    default:
      return null;
  }
}
