import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { Team } from '../../people/index.ts';
import { composeBoard } from '../domain/facts.ts';
import type { BoardView } from '../domain/view.ts';
import { readView } from '../store/read-view.ts';
import { findWeek } from '../store/weeks.ts';
import { type Posting, type PostNeeds, postWithin } from './post-week.ts';
import { readWeek } from './read-week.ts';
import { showFigures } from './show-figures.ts';
import { readSettings, requireTeam } from './team-settings.ts';

export type PostedNow = { readonly team: Team; readonly posting: Posting };

/**
 * Posts the week that is over, before its time; its time finds it posted. A second click finds it posted, too.
 * @throws MusterError 'not-found' the team is gone · 'forbidden' neither its lead, its manager nor an admin
 */
export function postNow(needs: PostNeeds & Pick<Ports, 'act'>, actor: PersonActor, teamId: TeamId): Promise<PostedNow> {
  return needs.act(actor, async (tx) => {
    const { team, timing, week, channelId } = await readLastWeek(needs, tx, { actor, teamId });
    const posting = await postWithin(needs, tx, { team, channelId, timing, week });
    if (posting.kind === 'posted')
      await recordChange(tx, actor, {
        ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'team', id: teamId } },
        ...{ action: 'leaderboard.post', before: null, after: { week: week.key, channelId: posting.posted.channelId } },
      });
    return { team, posting };
  });
}

/**
 * The week that is over as its card looks, or would look. What it shows of shares counts as shown: the card shows the same
 * until enough authors' answers change them.
 * @throws MusterError 'not-found' · 'forbidden'
 */
export function previewWeek(
  needs: Pick<Ports, 'scope' | 'clock' | 'random' | 'holidays'>,
  actor: PersonActor,
  teamId: TeamId,
): Promise<BoardView> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const { team, week } = await readLastWeek(needs, tx, { actor, teamId });
    const posted = await findWeek(tx, teamId, week.key);
    if (posted !== null) return readView(tx, { team, posted });
    const facts = await readWeek(needs, tx, { teamId, week, now: needs.clock.now() });
    const board = composeBoard(facts, await showFigures(needs, tx, { teamId, week, facts }));
    return readView(tx, { team, fresh: { week, board }, state: 'preview' });
  });
}

async function readLastWeek(
  needs: Pick<Ports, 'clock' | 'holidays'>,
  tx: Tx,
  { actor, teamId }: { readonly actor: PersonActor; readonly teamId: TeamId },
) {
  const team = await requireTeam(tx, actor, teamId);
  const { timing, choice, last } = await readSettings(needs, tx, team);
  return { team, timing, week: last.week, channelId: choice.channelId };
}
