import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { maySee } from '../domain/rights.ts';
import type { WaitingOn } from '../domain/task.ts';
import { readTaskNumbers } from '../domain/task-numbers.ts';
import { findTaskByNumber } from '../store/find-tasks.ts';
import { choosePerson } from './choose-person.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/** The four answers as typed; the thing waited for in one of three fields. */
export type BlockAnswers = {
  readonly reason: string;
  readonly tried: string;
  readonly waitingPerson: SlackUserId | null;
  readonly waitingTask: string;
  readonly waitingOutside: string;
  readonly expectedOn: string | null;
};

/** @throws MusterError 'invalid' beside the field that is wrong */
export async function readBlockAnswers(needs: Needs, actor: PersonActor, answers: BlockAnswers) {
  const { reason, tried, waitingPerson, waitingTask, waitingOutside, expectedOn } = answers;
  const given = [
    waitingPerson !== null && 'waitingPerson',
    waitingTask !== '' && 'waitingTask',
    waitingOutside !== '' && 'waitingOutside',
  ];
  const [, second] = given.filter((field) => field !== false);
  if (second !== undefined)
    refuse(second, 'It waits on one thing here. Keep the one that has to move first, and empty the others.');
  return { reason, tried, expectedOn, waitingOn: await readWaiting(needs, actor, answers) };
}

async function readWaiting(needs: Needs, actor: PersonActor, answers: BlockAnswers): Promise<WaitingOn | null> {
  const { waitingPerson: slackUserId, waitingTask, waitingOutside } = answers;
  if (slackUserId !== null) {
    return { kind: 'person', personId: await choosePerson(needs, actor, { slackUserId, field: 'waitingPerson' }) };
  }
  if (waitingOutside !== '') return { kind: 'outside', what: waitingOutside };
  if (waitingTask === '') return null;
  const [number, more] = readTaskNumbers(waitingTask) ?? [];
  if (number === undefined || more !== undefined)
    return refuse('waitingTask', 'Write the number of one task, like T-12.');
  const task = await needs.scope(actor.workspaceId, (tx) => findTaskByNumber(tx, number));
  if (task === null || maySee({ actor, task }).kind === 'refused')
    return refuse('waitingTask', `There is no T-${number} that you can see.`);
  return { kind: 'task', taskId: task.id };
}

function refuse(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
