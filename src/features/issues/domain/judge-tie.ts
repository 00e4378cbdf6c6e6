import type { TaskStage, ToldStage } from '../../../ports/inbound/known-tasks.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';

/** How a task and its issue stand. */
export type Pair = { readonly stage: TaskStage; readonly category: StatusCategory };

/** When each of them moved last, as far as is known. */
export type Moved = { readonly taskAt: Date | null; readonly issueAt: Date | null };

export type TieVerdict =
  /** Nothing moved since it was last dealt with. */
  | { readonly kind: 'same' }
  /** Something moved, and nothing follows from it. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'move-issue'; readonly to: StatusCategory }
  | { readonly kind: 'move-task'; readonly to: ToldStage };

/**
 * What a tie asks for now, by what moved since both last agreed: so what Muster itself did to one of them, told back by
 * the tracker however late and however often, asks for nothing. Where both moved, the later move counts.
 * @param settled how both stood when they were last dealt with; null: never, and then the one that is further leads
 */
export function judgeTie(settled: Pair | null, now: Pair, moved: Moved): TieVerdict {
  if (settled === null) return isAhead(now) ? toIssue(now) : toTask(now);
  const taskMoved = settled.stage !== now.stage;
  const issueMoved = settled.category !== now.category;
  if (!taskMoved && !issueMoved) return { kind: 'same' };
  if (!taskMoved) return toTask(now);
  return issueMoved && isLater(moved.issueAt, moved.taskAt) ? toTask(now) : toIssue(now);
}

/** Where an issue belongs while its task is there; null: the task says nothing about it. */
const categoryOf: Readonly<Record<TaskStage, StatusCategory | null>> = {
  assigned: 'to-do',
  in_progress: 'in-progress',
  completed: 'done',
  // Said to be done, but not accepted yet; stuck; or given up here, which no tracker has one word for.
  'signing-off': null,
  blocked: null,
  cancelled: null,
};

const stageOf: Readonly<Record<StatusCategory, ToldStage>> = {
  'to-do': 'assigned',
  'in-progress': 'in_progress',
  done: 'completed',
};

function toIssue({ stage, category }: Pair): TieVerdict {
  const wanted = categoryOf[stage];
  return wanted === null || wanted === category ? { kind: 'settled' } : { kind: 'move-issue', to: wanted };
}

function toTask({ stage, category }: Pair): TieVerdict {
  return categoryOf[stage] === category ? { kind: 'settled' } : { kind: 'move-task', to: stageOf[category] };
}

/** Whether the task is further than its issue. */
function isAhead({ stage, category }: Pair): boolean {
  const own = categoryOf[stage];
  return own !== null && ORDER.indexOf(own) > ORDER.indexOf(category);
}

const ORDER: readonly StatusCategory[] = ['to-do', 'in-progress', 'done'];

function isLater(a: Date | null, b: Date | null): boolean {
  return b === null || (a !== null && a > b);
}
