import type { PersonActor } from '../../../kit/actor.ts';
import { RepeatedRequest } from '../../../kit/errors.ts';
import type { RequestKey } from '../../../kit/ids.ts';
import { cutText } from '../../../kit/text.ts';
import { localDay } from '../../../kit/zones.ts';
import type { OverrideEvent } from '../../overrides/index.ts';
import { findPerson, refusalOf } from '../../people/index.ts';
import { TITLE_MAX } from '../domain/limits.ts';
import { taskRef } from '../domain/task.ts';
import { createTaskInput } from '../domain/task-input.ts';
import { findTask } from '../store/find-tasks.ts';
import { type CreateNeeds, createTask } from './create-task.ts';

/** Source: product page, section 5. */
const REVIEW_MS = 48 * 3_600_000;

/**
 * An emergency override is looked back at: a task for whoever authorised it, due in 48 hours. Run twice it is one task,
 * as the override's id is its request's key.
 */
export async function openOverrideReview(needs: CreateNeeds, event: OverrideEvent): Promise<void> {
  if (event.type !== 'emergency') return;
  const { workspaceId, authoriserId, overrideId, ref } = event;
  const [person, about] = await needs.scope(workspaceId, async (tx) => [
    await findPerson(tx, authoriserId),
    await findTask(tx, event.taskId),
  ]);
  if (person === null || about === null || refusalOf(person) !== null) return;
  const { slackUserId, name, timeZone, locale } = person;
  const actor: PersonActor = {
    ...{ kind: 'person', workspaceId, personId: person.id, slackUserId, name, timeZone, locale },
    ...{ role: 'developer', surface: 'event', requestKey: `override-review:${overrideId}` as RequestKey },
  };
  const input = createTaskInput.parse({
    title: cutText(`Review ${ref}: ${taskRef(about.number)} ${about.title}`, TITLE_MAX),
    dueOn: localDay(new Date(needs.clock.now().getTime() + REVIEW_MS), timeZone),
    private: about.private,
    type: 'chore',
  });
  try {
    await createTask(needs, actor, input);
  } catch (error) {
    if (!(error instanceof RepeatedRequest)) throw error;
  }
}
