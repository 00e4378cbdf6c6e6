import type { Sql } from 'postgres';
import type { SlackProcess } from './slack.ts';
import type { Click } from './survey-clicks.ts';
import type { Merge } from './survey-host.ts';

export type SurveyVerdict = {
  /** Merges without exactly one survey, or whose survey didn't ask exactly its author and its reviewer. */
  readonly unasked: number;
  /** People whose questions never came, or came on more than one card. */
  readonly uncarded: number;
  /** Acknowledged clicks that don't stand in their row. */
  readonly unkept: number;
  /** Reviewers who answered all, whose author answered, and who were told nothing; and the reverse. */
  readonly unrevealed: number;
  /** Reveals that the reader's card doesn't show. */
  readonly unshown: number;
  readonly cards: number;
  readonly reveals: number;
};

/** Compares what was merged and clicked with what is stored and what Slack has, once everything is said. */
export async function judgeSurveys(room: {
  readonly sql: Sql;
  readonly slack: SlackProcess;
  readonly merges: readonly Merge[];
  readonly clicked: readonly Click[];
}): Promise<SurveyVerdict> {
  const { sql, slack, merges, clicked } = room;
  const keys = Object.entries(await slack.control.keys()).filter(([key]) => key.startsWith('survey:'));
  const cards = new Map<string, number>();
  for (const [key, times] of keys)
    cards.set(key.split(':')[1] ?? '', (cards.get(key.split(':')[1] ?? '') ?? 0) + times);
  const people = await sql<{ id: string }[]>`
    select id::text as id from people where slack_user_id in (
      select jsonb_array_elements_text(${JSON.stringify(merges.flatMap(({ author, reviewer }) => [author, reviewer]))}::text::jsonb))`;
  return {
    unasked: merges.length - (await countRightlyAsked(sql)),
    uncarded: people.filter(({ id }) => cards.get(id) !== 1).length,
    unkept: await countUnkept(sql, clicked),
    ...(await readReveals(sql, slack)),
    cards: keys.length,
  };
}

async function countRightlyAsked(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select s.id from surveys s join survey_invitations i on i.survey_id = s.id group by s.id
      having array_agg(i.role order by i.role) = array['author', 'reviewer']
    ) as right_ones`;
  return row?.n ?? -1;
}

async function countUnkept(sql: Sql, clicked: readonly Click[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n
    from jsonb_to_recordset(${JSON.stringify(clicked)}::text::jsonb) as c("invitationId" uuid, "column" text, value text)
    left join survey_invitations i on i.id = c."invitationId"
    where (to_jsonb(i) ->> c."column") is distinct from c.value`;
  return row?.n ?? -1;
}

async function readReveals(
  sql: Sql,
  slack: SlackProcess,
): Promise<Pick<SurveyVerdict, 'unrevealed' | 'unshown' | 'reveals'>> {
  const rows = await sql<{ user: string; owed: boolean; told: boolean }[]>`
    select p.slack_user_id as "user", r.revealed_at is not null as told,
      (r.quality is not null and r.guess is not null and r.confidence is not null and a.ai is not null) as owed
    from survey_invitations r
    join survey_invitations a on a.survey_id = r.survey_id and a.role = 'author'
    join people p on p.id = r.person_id
    where r.role = 'reviewer'`;
  let unshown = 0;
  for (const { user } of rows.filter(({ told }) => told)) {
    const card = (await slack.control.directMessages(user)).find(({ key }) => key?.startsWith('survey:'));
    if (!JSON.stringify(card?.blocks ?? []).includes('The author’s word')) unshown += 1;
  }
  return {
    unrevealed: rows.filter(({ owed, told }) => owed !== told).length,
    unshown,
    reveals: rows.filter(({ told }) => told).length,
  };
}
