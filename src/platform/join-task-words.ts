import type { TaskId } from '../kit/ids.ts';
import type { Feature } from '../ports/inbound/feature.ts';
import type { TaskButtonsOf } from '../ports/inbound/task-buttons.ts';
import type { TaskField } from '../ports/inbound/task-field.ts';
import type { TaskLinesOf } from '../ports/inbound/task-lines.ts';
import type { TaskMarksOf } from '../ports/inbound/task-marks.ts';

/** One question to all who have something to say of tasks, on a card or in a list; their words stand in tier order. */
export function joinTaskWords(features: readonly Feature[]): {
  readonly taskLines: TaskLinesOf;
  readonly taskButtons: TaskButtonsOf;
  readonly taskFields: readonly TaskField[];
  readonly taskMarks: TaskMarksOf;
} {
  const lines = features.flatMap(({ taskLines }) => taskLines ?? []);
  const buttons = features.flatMap(({ taskButtons }) => taskButtons ?? []);
  const marks = features.flatMap(({ taskMarks }) => taskMarks ?? []);
  return {
    taskLines: async (tx, about) => (await Promise.all(lines.map((source) => source(tx, about)))).flat(),
    taskButtons: async (tx, about) => (await Promise.all(buttons.map((source) => source(tx, about)))).flat(),
    taskFields: features.flatMap(({ taskFields }) => taskFields ?? []),
    async taskMarks(tx, taskIds) {
      const joined = new Map<TaskId, string>();
      if (taskIds.length === 0) return joined;
      for (const words of await Promise.all(marks.map((source) => source(tx, taskIds))))
        for (const [taskId, word] of words) joined.set(taskId, [joined.get(taskId), word].filter(Boolean).join(' · '));
      return joined;
    },
  };
}
