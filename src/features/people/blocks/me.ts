import type { PersonActor } from '../../../kit/actor.ts';
import { type Block, context, section } from '../../../kit/blocks/index.ts';
import { code, md } from '../../../kit/mrkdwn.ts';
import { withArticle } from './roles.ts';

/** What Muster knows about the reader: role and time zone, and where each is changed. */
export function buildMeBlocks(actor: Pick<PersonActor, 'name' | 'role' | 'timeZone'>): readonly Block[] {
  const { name, role, timeZone } = actor;
  return [
    section(md`*${name}*, you are ${withArticle(role)} here. Times are shown in ${code(timeZone)}.`),
    context('The time zone is Slack’s: change it there under Preferences, Language & region.'),
  ];
}
