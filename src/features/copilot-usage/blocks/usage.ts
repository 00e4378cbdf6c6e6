import { type Block, context, header, section } from '../../../kit/blocks/index.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import { HISTORY_DAYS } from '../domain/days.ts';
import type { OwnUsage } from '../domain/own-usage.ts';
import type { TeamUsage, UsageFigure } from '../domain/usage.ts';
import type { UsageView } from '../use-cases/show-usage.ts';

/** How Copilot is used; nothing for people where nothing can be read, and what to do about it for admins. */
export function buildUsage(view: UsageView): readonly Block[] {
  const { availability, admin } = view;
  if (availability === 'unasked') return [];
  if (availability !== 'available')
    return admin === null ? [] : [header('GitHub Copilot'), section(UNAVAILABLE[availability])];
  return [
    header('GitHub Copilot'),
    section(joinMd([sayAll(view), sayOwn(view.own)], '\n')),
    ...(admin === null ? [] : [section(sayAdmin(admin))]),
    context(
      'As GitHub counts it, by days in UTC. Shown once five people stand behind it; single people’s days are shown to them alone. What GitHub calls accepted leaves out what agents edited, so no acceptance rate is shown.',
    ),
  ];
}

const UNAVAILABLE = {
  refused: md`*Not available*: GitHub doesn’t let Muster read how Copilot is used. In the organisation’s settings on GitHub set *Copilot → Policies → Copilot usage metrics* to *Enabled*, and give Muster’s app the organisation permission *Copilot metrics: read* (a token needs *View Organization Copilot Metrics*, or \`read:org\` of an owner). Muster looks again every day.`,
  nothing: md`*Not available*: GitHub has no reports on Copilot for the connected accounts. They appear two days after people of an organisation with seats use it; a personal account has none. Muster looks again every day.`,
} as const;

function sayAll({ all, monday }: UsageView): Mrkdwn {
  const week = `week of ${showDay(monday, addDays(monday, 7))}`;
  if (all === null) return md`*Everybody*, ${week}: too few to show`;
  return md`*Everybody*, ${week}: ${sayFigure(all, 'people with a seat')}`;
}

function sayFigure({ active, of, agent, chat, cli }: UsageFigure, whom: string): string {
  const share = of === null || of < active ? `${active} people` : `${active} of ${of} ${whom}`;
  return `${share} used it, ${agent} with agents, ${chat} in chat, ${cli} on the command line`;
}

function sayOwn({ hasSeat, activeDays, agentDays, chatDays, cliDays }: OwnUsage): Mrkdwn {
  if (activeDays === 0)
    return hasSeat
      ? md`*You*: a seat, and no use in the last ${HISTORY_DAYS} days`
      : md`*You*: no use in the last ${HISTORY_DAYS} days`;
  return md`*You*: on ${activeDays} of the last ${HISTORY_DAYS} days (agents ${agentDays}, chat ${chatDays}, command line ${cliDays}); only you see this`;
}

/** Teams shown; the text of a section holds some more. */
const TEAMS_MAX = 20;

function sayAdmin({ teams, roster, unassigned }: NonNullable<UsageView['admin']>): Mrkdwn {
  const { members, seated, unmatched, strangers } = roster;
  const seats = [
    `${seated} of ${members} people in teams have a seat`,
    ...(unmatched > 0 ? [`${unmatched} have no account that Muster knows`] : []),
    ...(strangers > 0 ? [`${strangers} seats belong to people outside the teams, or not matched`] : []),
    ...(unassigned > 0 ? [`${unassigned} seats without a name`] : []),
  ];
  const more = teams.length - TEAMS_MAX;
  return joinMd(
    [
      md`*Seats*: ${seats.join(' · ')}`,
      ...teams.slice(0, TEAMS_MAX).map(sayTeam),
      ...(more > 0 ? [md`and ${more} more teams`] : []),
    ],
    '\n',
  );
}

function sayTeam(team: TeamUsage): Mrkdwn {
  switch (team.kind) {
    case 'figure':
      return md`• ${team.slug}: ${sayFigure(team.figure, 'members with a seat')}`;
    case 'below-limit':
      return md`• ${team.slug}: below GitHub’s limit (5 seats)`;
    case 'too-few':
      return md`• ${team.slug}: too few to show`;
    default:
      return team satisfies never;
  }
}
