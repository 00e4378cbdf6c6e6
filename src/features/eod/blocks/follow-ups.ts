import { type Block, button, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { FollowUp } from '../domain/card-view.ts';
import { eodIds } from './ids.ts';

/** What is left to do about blockers, each with its button. */
export function buildFollowUps(checkInId: string, followUps: readonly FollowUp[]): readonly Block[] {
  return followUps.map((followUp) => buildFollowUp(checkInId, followUp));
}

function buildFollowUp(checkInId: string, followUp: FollowUp): Block {
  switch (followUp.kind) {
    case 'make-task':
      return section(md`“${followUp.text}” stops you, and no task says so.`, {
        accessory: button({
          id: eodIds.makeTask.build(checkInId),
          text: 'Make a task',
          value: followUp.blockerId,
          label: 'Make a task of this blocker',
        }),
      });
    case 'waits-for':
      return section(md`I told the responsible of ${followUp.ref}. Does a task of yours wait for it?`, {
        accessory: button({
          id: eodIds.waits.build(followUp.taskId),
          text: 'Choose it',
          label: `Choose it: your task that waits for ${followUp.ref}`,
        }),
      });
    case 'unblock':
      return section(md`You no longer name ${followUp.ref}. Unblock ${followUp.ref}?`, {
        accessory: button({ id: eodIds.unblock.build(followUp.taskId), text: `Unblock ${followUp.ref}` }),
      });
    default:
      return followUp satisfies never;
  }
}
