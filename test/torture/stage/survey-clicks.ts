import type { Sql } from 'postgres';
import { surveyIds, writeAnswer } from '../../../src/features/pr-surveys/blocks/ids.ts';
import type { Answer } from '../../../src/features/pr-surveys/domain/answer.ts';
import type { InvitationId } from '../../../src/kit/ids.ts';
import { blockAction } from '../../fakes/slack/requests.ts';
import { SIGNING_SECRET } from './muster.ts';
import type { SlackProcess } from './slack.ts';
import { pause } from './wait.ts';

/** One click whose request was answered 200: what must stand in its row. */
export type Click = { readonly invitationId: string; readonly column: string; readonly value: string };

type Asked = {
  readonly id: InvitationId;
  readonly role: 'author' | 'reviewer';
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
};

export type Clicker = {
  readonly sent: number;
  /** What wasn't answered 200, with how often. */
  readonly otherwise: ReadonlyMap<string, number>;
  /** Clicks on what comes up, each person in turn through all their questions, until `most` clicks were acknowledged. */
  run(): Promise<void>;
  /** Those answered 200 whose person wasn't told since that nothing was changed. */
  acknowledged(): Promise<readonly Click[]>;
};

/**
 * People who answer their surveys soon after they come. Slack doesn't repeat a click that nobody heard; the person, who
 * sees a warning sign at the button, does.
 */
export function createClicker(given: {
  readonly sql: Sql;
  readonly slack: SlackProcess;
  readonly door: () => string;
  readonly most: number;
}): Clicker {
  const { sql, slack, door, most } = given;
  const heard: (Click & { readonly responseUrl: string })[] = [];
  const otherwise = new Map<string, number>();
  const begun = new Set<string>();
  let sent = 0;

  async function click(asked: Asked, answer: Answer): Promise<boolean> {
    sent += 1;
    const { channel, ts, user } = asked;
    const responseUrl = await slack.control.newResponseUrl({ channel, user, messageTs: ts });
    const actionId = surveyIds.answer.build(writeAnswer({ invitationId: asked.id, answer }));
    const signer = { secret: SIGNING_SECRET, timestamp: Math.floor(Date.now() / 1000) };
    const message = { channelId: channel, ts };
    const status = await post(
      door(),
      blockAction(signer, { action: { actionId }, message, responseUrl }, { userId: user }),
    );
    if (status === '200')
      heard.push({ invitationId: asked.id, column: answer.part, value: String(answer.value), responseUrl });
    else otherwise.set(status, (otherwise.get(status) ?? 0) + 1);
    return status === '200';
  }

  async function clickUntilHeard(asked: Asked, answer: Answer): Promise<void> {
    while (!(await click(asked, answer))) await pause(AGAIN_MS);
  }

  return {
    otherwise,
    get sent() {
      return sent;
    },
    async run() {
      while (heard.length < most) {
        const fresh = (await listAsked(sql)).filter(({ id }) => !begun.has(id));
        if (fresh.length === 0) await pause(100);
        for (const asked of fresh) {
          begun.add(asked.id);
          for (const answer of answersOf(asked, begun.size))
            if (heard.length < most) await clickUntilHeard(asked, answer);
        }
      }
    },
    async acknowledged() {
      const kept: Click[] = [];
      for (const { responseUrl, ...one } of heard) {
        const said = (await slack.control.responses(responseUrl)).map(({ text }) => String(text)).join(' ');
        if (!NOT_DONE.test(said)) kept.push(one);
      }
      return kept;
    },
  };
}

const AGAIN_MS = 250;
/** The platform's own words for what came to nothing. */
const NOT_DONE = /nothing was changed|did nothing|starting up|could not confirm|broke on our side/i;

/** Answers differ from one to the next. */
function answersOf({ role }: Asked, n: number): readonly Answer[] {
  const yesNo = n % 2 === 0 ? 'yes' : 'no';
  if (role === 'author') return [{ part: 'ai', value: yesNo }];
  return [
    { part: 'quality', value: 3 },
    { part: 'guess', value: yesNo },
    { part: 'confidence', value: 'sure' },
  ];
}

/** Whoever has got their card. */
async function listAsked(sql: Sql): Promise<readonly Asked[]> {
  return sql<Asked[]>`
    select i.id::text as id, i.role, p.slack_user_id as "user", p.dm_channel_id as channel, o.message_ts as ts
    from survey_invitations i
    join people p on p.id = i.person_id
    join survey_cards c on c.id = i.card_id
    join outbox o on o.key = 'survey:' || c.person_id || ':' || c.on_date
    where i.answered_at is null and o.message_ts is not null
    order by i.id`;
}

async function post(
  url: string,
  request: { headers: Readonly<Record<string, string>>; body: string },
): Promise<string> {
  try {
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(`${url}/slack/events`, { method: 'POST', ...request, signal });
    await response.text();
    return String(response.status);
  } catch {
    return 'no answer';
  }
}
