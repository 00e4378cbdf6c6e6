import { type SqlText, sqlText } from '../../kit/sql-text.ts';
import type { Outbox, OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import { readDelivery } from './read-delivery.ts';

export type OutboxOptions = {
  readonly clock: Clock;
  /** Called when a row was written, before its transaction ends: `worker.nudge`. Without it the worker's own beat finds the row. */
  readonly onWritten?: () => void;
};

/** The way out. One statement per message, inside the caller's transaction; the workspace comes from its scope. */
export function createOutbox({ clock, onWritten = () => {} }: OutboxOptions): Outbox {
  return {
    async note(tx, message) {
      await tx.run(sqlText`${INSERT} values (${values({ form: 'note', message, now: clock.now() })})
        on conflict (workspace_id, key) do nothing`);
      onWritten();
    },
    async card(tx, message) {
      await tx.run(sqlText`${INSERT} values (${values({ form: 'card', message, now: clock.now() })})
        on conflict (workspace_id, key) do update set args = excluded.args, ${changed(clock.now().toISOString())}`);
      onWritten();
    },
    async cards(tx, messages) {
      if (messages.length === 0) return;
      const at = clock.now().toISOString();
      // In one order, so that two who write the same cards wait for each other instead of ending in a deadlock.
      await tx.run(sqlText`${INSERT}
        select 'card', r.key, r.kind, r.args, r."personId", r."channelId", coalesce(r."personId"::text, r."channelId"),
          ${at}::timestamptz, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(messages.map(toRow))}::text::jsonb)
          as r(key text, kind text, args jsonb, "personId" uuid, "channelId" text)
        order by r.key
        on conflict (workspace_id, key) do update set args = excluded.args, ${changed(at)}`);
      onWritten();
    },
    async refresh(tx, keys) {
      if (keys.length === 0) return;
      // Locked in the order of `cards`, so that two changes of the same cards wait for each other instead of ending in a
      // deadlock.
      await tx.run(sqlText`
        update outbox o set ${changed(clock.now().toISOString())}
        from (
          select id from outbox
          where workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid and form = 'card'
            and key = any(array(select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb)))
          order by key for update
        ) known
        where o.id = known.id`);
      onWritten();
    },
    newCardSql(source, message) {
      onWritten();
      return sqlText`${INSERT}
        select ${values({ form: 'card', message, now: clock.now() })} from ${sqlText(source)}`;
    },
    delivery: readDelivery,
  };
}

const INSERT = sqlText`insert into outbox as o (form, key, kind, args, person_id, channel_id, lane, enqueued_at, due_at)`;

type Written = { readonly form: 'note' | 'card'; readonly message: OutboxMessage; readonly now: Date };

function toRow({ key, kind, args, to }: OutboxMessage) {
  const personId = to.kind === 'person' ? to.personId : null;
  return { key, kind, args, personId, channelId: to.kind === 'channel' ? to.channelId : null };
}

function values({ form, message, now }: Written): SqlText {
  const { personId, channelId } = toRow(message);
  const at = now.toISOString();
  // Dates and JSON travel as text: Drizzle has switched the driver's own translation off.
  return sqlText`${form}::text, ${message.key}::text, ${message.kind}::text, ${JSON.stringify(message.args)}::text::jsonb,
    ${personId}::uuid, ${channelId}::text, ${personId ?? channelId}::text, ${at}::timestamptz, ${at}::timestamptz`;
}

/** A settled card is due again; one that is on its way keeps its turn and only learns that there is more to show. */
function changed(now: string): SqlText {
  const settled = sqlText`o.state in ('sent', 'dropped', 'dead')`;
  const at = sqlText`${now}::timestamptz`;
  return sqlText`
    wanted_version = o.wanted_version + 1,
    request_id = nullif(current_setting('app.request_id', true), ''),
    state = case when ${settled} then 'due' else o.state end,
    enqueued_at = case when ${settled} then ${at} else o.enqueued_at end,
    due_at = case when ${settled} then greatest(o.due_at, ${at}) else o.due_at end,
    faults = case when ${settled} then 0 else o.faults end,
    dead_reason = null`;
}
