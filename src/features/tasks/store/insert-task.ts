import type { Actor } from '../../../kit/actor.ts';
import { cteList, type SqlText, sqlText } from '../../../kit/sql-text.ts';
import type { ScheduleEntry, Schedules } from '../../../ports/outbound/jobs.ts';
import type { Outbox, OutboxMessage } from '../../../ports/outbound/outbox.ts';
import type { HotArgs } from '../../../ports/outbound/store.ts';
import { type Change, changeSql } from '../../history/index.ts';
import type { Task } from '../domain/task.ts';

export type NewTask = Omit<Task, 'number'>;

export type Creation = {
  readonly actor: Actor;
  readonly task: NewTask;
  readonly change: Change;
  readonly cards: readonly OutboxMessage[];
  readonly schedules: readonly ScheduleEntry[];
};

export type Created = {
  readonly number: number;
  /** Open tasks of the responsible besides this one, counted up to 20. */
  readonly open_tasks: number;
};

/**
 * A creation as one statement: request key, number, task, people, waits, history, cards, schedules. One row when it was
 * done, none when the request was handled before. The counter's row is taken by the last part that can wait, and is
 * held for one commit.
 */
export function insertTaskSql(
  { request }: Pick<HotArgs, 'request'>,
  writers: { outbox: Outbox; schedules: Schedules },
  creation: Creation,
): SqlText {
  const { task } = creation;
  const further: readonly SqlText[] = [
    changeSql('task', creation),
    ...creation.cards.map((card) => writers.outbox.newCardSql('task', card)),
    ...creation.schedules.map((entry) => writers.schedules.newEntrySql('task', entry)),
    ...membersSql(task),
  ];
  return sqlText`
    with request as (${request}),
    counter as (
      insert into task_counters (last_number) select 1 from request
      on conflict (workspace_id) do update set last_number = task_counters.last_number + 1
      returning last_number
    ),
    task as (${taskSql(task)})
    ${cteList(further)}
    select number, (select count(*)::int from (
      select 1 from tasks o where o.responsible_id = ${task.responsibleId}::uuid
        and o.workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid
        and o.status in ('assigned', 'in_progress', 'blocked') limit 20) as open) as open_tasks
    from task`;
}

function taskSql(task: NewTask): SqlText {
  return sqlText`
    insert into tasks (id, number, title, details, status, creator_id, responsible_id, accountable_id, due_on, due_at,
      points, priority, type, labels, private, ask_first, parent_id, source, created_at, version)
    select ${task.id}::uuid, last_number, ${task.title}, ${task.details}, ${task.status}, ${task.creatorId}::uuid,
      ${task.responsibleId}::uuid, ${task.accountableId}::uuid, ${task.dueOn}::date, ${task.dueAt?.toISOString() ?? null}::timestamptz,
      ${task.points}::smallint, ${task.priority}, ${task.type}, ${JSON.stringify(task.labels)}::text::jsonb, ${task.private}::boolean, ${task.askFirst}::boolean,
      ${task.parentId}::uuid, ${task.source === null ? null : JSON.stringify(task.source)}::text::jsonb,
      ${task.createdAt.toISOString()}::timestamptz, ${task.version}::int
    from counter
    returning id, number`;
}

function membersSql(task: NewTask): readonly SqlText[] {
  const people = [
    ...task.consultedIds.map((person) => ({ person, letter: 'C' })),
    ...task.informedIds.map((person) => ({ person, letter: 'I' })),
  ];
  const letters = sqlText`insert into task_people (task_id, person_id, letter)
    select task.id, (p->>'person')::uuid, p->>'letter' from task, jsonb_array_elements(${JSON.stringify(people)}::text::jsonb) p`;
  const waits = sqlText`insert into task_waits (task_id, waits_for_id)
    select task.id, w::uuid from task, jsonb_array_elements_text(${JSON.stringify(task.waitsForIds)}::text::jsonb) w`;
  return [...(people.length > 0 ? [letters] : []), ...(task.waitsForIds.length > 0 ? [waits] : [])];
}
