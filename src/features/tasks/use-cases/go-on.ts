import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople } from '../../people/index.ts';
import type { Consult } from '../domain/consult.ts';
import type { Task } from '../domain/task.ts';
import { applyTransition } from '../domain/transitions.ts';
import { changeNote } from '../outgoing.ts';
import { type ChangeNeeds, movedOrThrow, writeChange } from './change-task.ts';
import { sayAtWork } from './say-at-work.ts';

type Needs = Omit<ChangeNeeds, 'act'> & Pick<Ports, 'outbox'>;
type Heard = {
  readonly actor: Pick<RuleActor, 'workspaceId' | 'surface'>;
  readonly task: Task;
  readonly consult: Consult;
};

/** The consulted were heard: the task starts or goes on by itself, the log says who said what, and R and the asker hear of it. */
export async function goOn(needs: Needs, tx: Tx, { actor, task, consult }: Heard): Promise<void> {
  const { workspaceId, surface } = actor;
  const rule: RuleActor = { kind: 'rule', workspaceId, rule: 'tasks.hear-consulted', surface, requestKey: null };
  const after = movedOrThrow(applyTransition(task, { verb: 'start', at: needs.clock.now() }));
  const reason = await describe(tx, consult);
  const written = { actor: rule, action: 'task.start', reason, before: task, after } as const;
  const { changeId } = await writeChange(needs, tx, { ...written, causedBy: consult.askedById });
  for (const personId of new Set([task.responsibleId, consult.askedById]))
    await sayAtWork(needs, tx, changeNote(task, changeId, personId));
}

const words = { none: 'no answer in time', 'no-objection': 'no objection', wait: 'asked to wait' } as const;

async function describe(tx: Tx, { asked }: Consult): Promise<string> {
  const people = await listPeople(
    tx,
    asked.map(({ personId }) => personId),
  );
  const said = asked.map(({ personId, answer }) => {
    const name = people.find(({ id }) => id === personId)?.name ?? 'somebody who left';
    return `${name}: ${words[answer]}`;
  });
  return `Asked before: ${said.join(', ')}.`;
}
