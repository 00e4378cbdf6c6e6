import type { RuleActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTeam, listTeamsWithin, type Team } from '../../people/index.ts';
import { listTeamChoices, type TeamChoice } from '../../pr-surveys/index.ts';
import { latestSlot, nextSlot } from '../domain/slot.ts';
import { postWait } from '../outgoing.ts';
import { hasMerged } from '../store/merges.ts';
import { type PostNeeds, postWithin } from './post-week.ts';
import { timingOf } from './team-timing.ts';

type PlanNeeds = Pick<Ports, 'clock' | 'schedules' | 'holidays'>;

/** Brings every team's next leaderboard in line with settings, zones and holidays as they are now. Harmless when repeated. */
export async function planTeams(needs: PlanNeeds & Pick<Ports, 'scope'>, actor: RuleActor): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => planWithin(needs, tx, await listTeamsWithin(tx)));
}

/** The same for these teams, inside a transaction that changes what it depends on. */
export async function planWithin(needs: PlanNeeds, tx: Tx, teams: readonly Team[]): Promise<void> {
  const now = needs.clock.now();
  const choices = await listTeamChoices(
    tx,
    teams.map(({ id }) => id),
  );
  const entries = [];
  for (const team of teams) {
    const choice = choices.get(team.id);
    if (choice?.leaderboard !== true) await needs.schedules.cancel(tx, postWait(team.id).name, team.id);
    else entries.push({ ...postWait(team.id), at: nextSlot(now, await timingOf(needs, tx, { team, choice })).at });
  }
  await needs.schedules.plan(tx, entries, now);
}

type RunNeeds = PostNeeds & PlanNeeds & Pick<Ports, 'scope'>;

export type DuePosting = { readonly teamId: TeamId; readonly dueAt: Date };

/**
 * Teams whose time has come, one after the other: a workspace's teams mostly share the hour, and figures are shown one at a
 * time. What fails for one doesn't keep the others waiting; then all of them are tried again, harmlessly.
 */
export async function runPostings(needs: RunNeeds, actor: RuleActor, due: readonly DuePosting[]): Promise<void> {
  const faults: unknown[] = [];
  for (const one of due) await runPosting(needs, actor, one).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw faults[0];
}

/**
 * A team's time has come: posts the newest week whose time it is, unless it was posted by hand or the team has never
 * merged anything, and plans the next. Of several weeks missed while down only the newest is posted. Harmless when run
 * twice.
 */
export async function runPosting(needs: RunNeeds, actor: RuleActor, { teamId, dueAt }: DuePosting): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const team = await findTeam(tx, teamId);
    const choice = (await listTeamChoices(tx, [teamId])).get(teamId);
    if (team === null || choice?.leaderboard !== true) return;
    const timing = await timingOf(needs, tx, { team, choice });
    // Another replica's clock may be ahead of ours: what is due is due.
    const now = needs.clock.now() > dueAt ? needs.clock.now() : dueAt;
    await postDue(needs, tx, { team, choice, week: latestSlot(now, timing).week, timing });
    await needs.schedules.set(tx, { ...postWait(teamId), at: nextSlot(now, timing).at });
  });
}

type Due = Pick<Parameters<typeof postWithin>[2], 'timing' | 'week'> & {
  readonly team: Team;
  readonly choice: TeamChoice;
};

async function postDue(needs: RunNeeds, tx: Tx, { team, choice, week, timing }: Due): Promise<void> {
  if (!(await hasMerged(tx, team.id, week.to))) return;
  await postWithin(needs, tx, { team, channelId: choice.channelId, timing, week });
}
