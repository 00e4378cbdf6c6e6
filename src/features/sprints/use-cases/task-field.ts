import { z } from 'zod';
import { MusterError } from '../../../kit/errors.ts';
import { cutText } from '../../../kit/text.ts';
import type { TaskField } from '../../../ports/inbound/task-field.ts';
import type { SprintId } from '../domain/sprint.ts';
import { anyLive, listLiveOf } from '../store/sprints.ts';
import { joinSprintWithin, listJoinable } from './join-sprint.ts';

/** The choice that stands for none. */
const NONE = 'none';
/** Sprints offered, with the present one and none a hundred. Source: Slack's menus. */
const SHOWN_MAX = 98;

/** *Sprint* in a task's form: the open and planned sprints, by the rules of `/task sprint`. */
export const sprintField: TaskField = {
  name: 'sprint',
  async offer(tx, { actor, task }) {
    // Asked for every form that is opened: a workspace without sprints pays for one look.
    if (!(await anyLive(tx))) return null;
    const [present] = task === null ? [] : await listLiveOf(tx, [task.id]);
    // Of a closed task only leaving its sprint makes sense.
    const joinable =
      task === null || task.isOpen ? await listJoinable(tx, actor, task?.responsibleId ?? actor.personId) : [];
    if (joinable.length === 0 && present === undefined) return null;
    const sprints = joinable.slice(0, SHOWN_MAX).map(({ id, name, teamName, state }) => ({
      value: id as string,
      text: cutText(`${name} · ${teamName}${state === 'open' ? ' (open)' : ''}`, 75),
    }));
    // One of a team the reader isn't in, or that fell off the list.
    const isOffered = present === undefined || sprints.some(({ value }) => value === present.id);
    const own = isOffered ? [] : [{ value: present.id as string, text: cutText(present.name, 75) }];
    return {
      label: 'Sprint',
      hint: 'Open and planned ones of the team.',
      choices: [{ value: NONE, text: 'No sprint' }, ...own, ...sprints],
      present: present?.id ?? NONE,
    };
  },
  async save(needs, tx, { actor, taskId, value }) {
    const sprintId = value === NONE ? null : z.uuid().safeParse(value).data;
    if (sprintId === undefined) throw new MusterError('invalid', 'Choose a sprint from the list.');
    await joinSprintWithin(needs, tx, { actor, taskId, sprintId: sprintId as SprintId | null });
  },
};
