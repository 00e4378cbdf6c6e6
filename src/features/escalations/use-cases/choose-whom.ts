import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { choosePerson } from '../../tasks/index.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/** The member somebody chose in the field `person`. @throws MusterError 'invalid' nobody, a guest, an app, somebody who left */
export function chooseWhom(needs: Needs, actor: PersonActor, slackUserId: SlackUserId | null): Promise<PersonId> {
  return choosePerson(needs, actor, { slackUserId, field: 'person' });
}
