import { shiftWeek, type Week } from '../../../kit/dates/iso-week.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Team } from '../../people/index.ts';
import { composeBoard } from '../domain/facts.ts';
import { slotOf, type Timing } from '../domain/slot.ts';
import { weekCard } from '../outgoing.ts';
import { findWeek, insertWeek, type PostedWeek } from '../store/weeks.ts';
import { readWeek } from './read-week.ts';
import { showFigures } from './show-figures.ts';

export type PostNeeds = Pick<Ports, 'clock' | 'random' | 'outbox' | 'holidays'>;

export type Posting =
  | { readonly kind: 'posted'; readonly posted: PostedWeek }
  | { readonly kind: 'already-posted'; readonly posted: PostedWeek }
  | { readonly kind: 'no-channel' };

type Asked = {
  readonly team: Pick<Team, 'id' | 'channelId'>;
  /** Of the settings; null: the team's own. */
  readonly channelId: Team['channelId'];
  readonly timing: Timing;
  readonly week: Week;
};

/** Posts a team's week, once for ever; who comes second finds it posted. */
export async function postWithin(needs: PostNeeds, tx: Tx, asked: Asked): Promise<Posting> {
  const { team, timing, week } = asked;
  const known = await findWeek(tx, team.id, week.key);
  if (known !== null) return { kind: 'already-posted', posted: known };
  const channelId = asked.channelId ?? team.channelId;
  if (channelId === null) return { kind: 'no-channel' };
  const now = needs.clock.now();
  const facts = await readWeek(needs, tx, { teamId: team.id, week, now });
  const board = composeBoard(facts, await showFigures(needs, tx, { teamId: team.id, week, facts }));
  const { timeZone } = timing;
  const sealsAt = slotOf(shiftWeek(week, 1, timeZone), timing).at;
  const posted = { ...{ teamId: team.id, week, timeZone, channelId, board, sealsAt }, postedAt: now };
  if (!(await insertWeek(tx, posted))) return { kind: 'already-posted', posted: await getWeek(tx, team.id, week) };
  await needs.outbox.card(tx, weekCard(posted));
  return { kind: 'posted', posted };
}

/** Somebody else posted it a moment ago. */
async function getWeek(tx: Tx, teamId: TeamId, week: Week): Promise<PostedWeek> {
  const posted = await findWeek(tx, teamId, week.key);
  if (posted === null) throw new Error(`the week ${week.key} of the team ${teamId} is neither new nor there`);
  return posted;
}
