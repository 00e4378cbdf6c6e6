import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findPerson, listWorkingLives, refusalOf } from '../../people/index.ts';
import { nextMorning } from '../domain/morning.ts';
import { informedDigest, sendsDigest } from '../outgoing.ts';
import { claimNews } from '../store/task-news.ts';

type Needs = Pick<Ports, 'scope' | 'outbox' | 'schedules' | 'holidays' | 'clock' | 'random'>;

/**
 * One DM with everything a person is informed of. Late after a downtime it still goes out while they are at work; who is
 * away, or gone, keeps their news until they are back.
 */
export async function sendDigest(needs: Needs, actor: RuleActor, personId: PersonId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const now = needs.clock.now();
    const person = await findPerson(tx, personId);
    const life = (await listWorkingLives(needs, tx, { personIds: [personId], since: now })).get(personId);
    if (person === null || refusalOf(person) !== null || life === undefined) return;
    if (nextAtWork(now, life) > now)
      return needs.schedules.set(tx, { ...sendsDigest(personId), at: nextMorning(life, now) });
    const digestId = needs.random.uuid();
    if ((await claimNews(tx, personId, digestId)) > 0) await needs.outbox.note(tx, informedDigest(personId, digestId));
  });
}
