import { MusterError } from '../../../kit/errors.ts';
import { cutText } from '../../../kit/text.ts';
import type { KnownTask, KnownTasks } from '../../../ports/inbound/known-tasks.ts';
import { SPLIT_POINTS } from '../domain/children.ts';
import { TITLE_MAX } from '../domain/limits.ts';
import { toKnown } from '../domain/stage.ts';
import { pointScale } from '../domain/task.ts';
import { createTaskInput } from '../domain/task-input.ts';
import { findTask } from '../store/find-tasks.ts';
import { createTask } from './create-task.ts';
import { parseInput } from './parse-input.ts';

/** A task of what another tool calls one piece of work. */
export const makeTask: KnownTasks['make'] = async (needs, actor, { title, points, afterwards, ...about }) => {
  const input = parseInput(createTaskInput, {
    ...about,
    title: cutText(title, TITLE_MAX),
    // The parts that the largest size needs nobody outside can name.
    points: pointScale.find((one) => one === points && one < SPLIT_POINTS) ?? null,
  });
  const made: KnownTask[] = [];
  const created = await createTask(needs, actor, {
    ...input,
    afterwards: async (tx, { id }) => {
      const task = await findTask(tx, id);
      if (task === null) throw new Error('a task that was inserted is not there');
      made.push(toKnown(task));
      await afterwards(tx, toKnown(task));
    },
  });
  const task = made.at(-1);
  if (created.kind !== 'created' || task === undefined)
    throw new MusterError('conflict', 'That person can’t have a task here any more. Make it with `/task` instead.');
  return task;
};
