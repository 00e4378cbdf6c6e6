import type { PersonActor } from '../../../kit/actor.ts';
import { addDays, weekdayOf } from '../../../kit/dates/calendar.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHostTeams } from '../../connections/index.ts';
import { listIdentitiesOf, listTeamsWithin } from '../../people/index.ts';
import type { Availability } from '../domain/availability.ts';
import { HISTORY_DAYS } from '../domain/days.ts';
import { type OwnUsage, ownUsageOf } from '../domain/own-usage.ts';
import { type Roster, rosterOf } from '../domain/roster.ts';
import { type TeamUsage, type UsageFigure, usageOf } from '../domain/usage.ts';
import { listOrganisations, listSeated, listTeamDays, listUserDays, type Organisation } from '../store/copilot.ts';

/** Copilot as one person may see it. */
export type UsageView = {
  /** `unasked`: nothing is connected. */
  readonly availability: Availability | 'unasked';
  /** The last whole week that is read. */
  readonly monday: CalendarDay;
  readonly all: UsageFigure | null;
  readonly own: OwnUsage;
  /** Of admins alone. */
  readonly admin: { readonly teams: readonly TeamUsage[]; readonly roster: Roster; readonly unassigned: number } | null;
};

/** Days after a week's end by which all of it is read. */
const READ_AFTER_DAYS = 3;

/** Reads what is kept; nobody is asked. */
export function showUsage(needs: Pick<Ports, 'scope' | 'clock'>, actor: PersonActor): Promise<UsageView> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const now = needs.clock.now();
    const organisations = await listOrganisations(tx);
    const today = localDay(now, 'UTC');
    const after = addDays(today, 1 - READ_AFTER_DAYS);
    const monday = addDays(after, 1 - weekdayOf(after) - 7);
    const span = { from: monday, to: addDays(monday, 7) };
    const week = { users: await listUserDays(tx, span), teams: await listTeamDays(tx, span) };
    const slugs = actor.role === 'admin' ? await listSlugs(tx, organisations) : [];
    const { all, teams } = usageOf(week, { seats: sumOf(organisations, 'seats'), slugs });
    return {
      ...{ availability: joinedOf(organisations), monday, all },
      own: await readOwn(tx, actor, { from: addDays(today, -HISTORY_DAYS), to: addDays(today, 1) }),
      admin:
        actor.role === 'admin'
          ? { teams, roster: await readRoster(tx), unassigned: sumOf(organisations, 'unassigned') ?? 0 }
          : null,
    };
  });
}

/** One that can be read is enough; one that is refused can be helped. */
function joinedOf(organisations: readonly Organisation[]): UsageView['availability'] {
  const has = (availability: Availability) => organisations.some((one) => one.availability === availability);
  if (organisations.length === 0) return 'unasked';
  return has('available') ? 'available' : has('refused') ? 'refused' : 'nothing';
}

/** Null where none of them is known. */
function sumOf(organisations: readonly Organisation[], name: 'seats' | 'unassigned'): number | null {
  const known = organisations.flatMap((one) => one[name] ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

async function readOwn(
  tx: Tx,
  { personId }: PersonActor,
  span: { readonly from: CalendarDay; readonly to: CalendarDay },
): Promise<OwnUsage> {
  const ids = (await listIdentitiesOf(tx, [personId])).flatMap(hostIdOf);
  const seated = await listSeated(tx);
  const days = await listUserDays(tx, { ...span, hostUserIds: ids });
  return ownUsageOf(days, { hasSeat: ids.some((id) => seated.has(id)) });
}

async function listSlugs(tx: Tx, organisations: readonly Organisation[]): Promise<readonly string[]> {
  const slugs: string[] = [];
  for (const { connectionId } of organisations)
    slugs.push(...(await listHostTeams(tx, connectionId)).map(({ slug }) => slug));
  return slugs;
}

/** Everybody in a team comes first: whoever of them has a seat, and which seats none of them has. */
async function readRoster(tx: Tx): Promise<Roster> {
  const teams = await listTeamsWithin(tx);
  const all = teams.flatMap(({ leadId, memberIds }) => [...(leadId === null ? [] : [leadId]), ...memberIds]);
  const members = [...new Set(all)];
  const accounts = await listIdentitiesOf(tx, members);
  return rosterOf({
    members,
    accounts: accounts.flatMap((one) => hostIdOf(one).map((hostUserId) => ({ hostUserId, personId: one.personId }))),
    seated: await listSeated(tx),
  });
}

/** The host's id of an account; none for addresses. */
function hostIdOf({ externalKey }: { readonly externalKey: string }): readonly string[] {
  return externalKey.startsWith('account:') ? [externalKey.slice('account:'.length)] : [];
}
