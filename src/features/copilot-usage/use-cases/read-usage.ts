import { addDays } from '../../../kit/dates/calendar.ts';
import { MusterError } from '../../../kit/errors.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import { type CodeHostClient, CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findAccount, listSelectedRepositories, openConnection } from '../../connections/index.ts';
import { availabilityOf } from '../domain/availability.ts';
import { daysToRead, HISTORY_DAYS, isSettled } from '../domain/days.ts';
import { joinSeats } from '../domain/seats.ts';
import { joinDay } from '../domain/user-day.ts';
import { insertDay, keepSeats, listOrganisations, listReadDays, saveOrganisation } from '../store/copilot.ts';
import { type CopilotNeeds, type CopilotOf, readCopilot } from './copilot-needs.ts';

/** Days of one run; four requests each. */
const DAYS_A_RUN = 7;

type Reading = {
  readonly needs: CopilotNeeds;
  readonly of: CopilotOf;
  readonly client: CodeHostClient;
  readonly account: string;
};

/**
 * Reads who has a seat, and the days of the past four weeks that weren't read yet, the latest first. A day is written in one
 * piece, so stopping anywhere loses nothing. Harmless when repeated; what the host refuses is a state, never an error.
 * @throws MusterError 'unavailable' to come again
 */
export async function readUsage(needs: CopilotNeeds, of: CopilotOf): Promise<void> {
  const opened = await openAccount(needs, of);
  if (opened === null) return;
  const reading = { needs, of, ...opened };
  try {
    const seats = await readSeats(reading);
    const days = await readDays(reading, seats === 'some' || (await wasAvailable(reading)));
    const availability = availabilityOf({
      ...days,
      refused: days.refused || seats === 'refused',
      hasSeats: seats === 'some',
    });
    await save(reading, availability);
    if (days.more) await needs.scope(of.workspaceId, (tx) => needs.jobs.add(tx, readCopilot, [of]));
  } catch (error) {
    if (!(error instanceof CodeHostError)) throw error;
    await meetTrouble(needs, of, error);
  }
}

/** Null where the connection is gone or has no working credentials: its own part of Settings says so. */
async function openAccount(needs: CopilotNeeds, of: CopilotOf) {
  const account = await needs.scope(of.workspaceId, (tx) => findOrganisation(tx, of.connectionId));
  if (account === null) return null;
  try {
    return { client: await openConnection(needs, of), account };
  } catch (error) {
    if (error instanceof MusterError && (error.fault === 'forbidden' || error.fault === 'not-found')) return null;
    throw error;
  }
}

/** The app's account; of a token, which is a person's, the owner of most of what was chosen. Null: the connection is gone. */
async function findOrganisation(tx: Tx, connectionId: CopilotOf['connectionId']): Promise<string | null> {
  const account = await findAccount(tx, connectionId);
  const chosen = (await listSelectedRepositories(tx)).filter((one) => one.connectionId === connectionId);
  const owners = [...Map.groupBy(chosen, ({ fullName }) => fullName.split('/')[0] ?? '')];
  const [most] = owners.toSorted(([, a], [, b]) => b.length - a.length);
  return account === null ? null : (most?.[0] ?? account);
}

async function readSeats({ needs, of, client, account }: Reading): Promise<'some' | 'none' | 'refused'> {
  const told = await unlessClosed(() => client.listCopilotSeats(account));
  if (told.kind !== 'told') return told.kind === 'refused' ? 'refused' : 'none';
  const { seats, unassigned } = joinSeats(told.value);
  await needs.scope(of.workspaceId, async (tx) => {
    await keepSeats(tx, of.connectionId, seats);
    const before = (await listOrganisations(tx)).find(({ connectionId }) => connectionId === of.connectionId);
    const now = { checkedAt: needs.clock.now(), seats: seats.length, unassigned };
    await saveOrganisation(tx, {
      connectionId: of.connectionId,
      availability: before?.availability ?? 'available',
      ...now,
    });
  });
  return seats.length + unassigned > 0 ? 'some' : 'none';
}

async function wasAvailable({ needs, of }: Reading): Promise<boolean> {
  const known = await needs.scope(of.workspaceId, listOrganisations);
  return known.some((one) => one.connectionId === of.connectionId && one.availability === 'available');
}

/** @param isLikely false: one day is tried, so that accounts without Copilot cost two requests a day */
async function readDays({ needs, of, client, account }: Reading, isLikely: boolean) {
  const now = needs.clock.now();
  const since = addDays(localDay(now, 'UTC'), -HISTORY_DAYS);
  const known = await needs.scope(of.workspaceId, (tx) => listReadDays(tx, { connectionId: of.connectionId, since }));
  const wanted = daysToRead(now, known);
  const tried = wanted.find((day) => isSettled(day, now));
  let hasDays = false;
  for (const day of isLikely ? wanted.slice(0, DAYS_A_RUN) : [tried ?? wanted[0]].filter((one) => one !== undefined)) {
    const told = await unlessClosed(() => readDay(client, account, day));
    if (told.kind === 'refused') return { refused: true, hasDays: false, more: false };
    const joined = told.kind === 'told' ? told.value : null;
    hasDays ||= joined !== null;
    if (joined === null && (!isLikely || !isSettled(day, now))) continue;
    const read = { connectionId: of.connectionId, day, readAt: now, state: joined === null ? 'none' : 'read' } as const;
    await needs.scope(of.workspaceId, (tx) => insertDay(tx, { ...read, ...(joined ?? { users: [], teams: [] }) }));
  }
  const more = (isLikely || hasDays) && wanted.length > DAYS_A_RUN;
  return { refused: false, hasDays: hasDays || (isLikely && known.size > 0), more };
}

/** Null where the host has nothing of that day. Without memberships everybody still counts, in no team. */
async function readDay(client: CodeHostClient, account: string, day: CalendarDay) {
  const users = await client.readCopilotUsers(account, day);
  if (users === null) return null;
  return joinDay(users, (await client.readCopilotTeams(account, day)) ?? []);
}

type Told<T> = { readonly kind: 'told'; readonly value: T } | { readonly kind: 'refused' | 'gone' };

async function unlessClosed<T>(ask: () => Promise<T>): Promise<Told<T>> {
  try {
    return { kind: 'told', value: await ask() };
  } catch (error) {
    if (error instanceof CodeHostError && (error.failure === 'refused' || error.failure === 'gone'))
      return { kind: error.failure };
    throw error;
  }
}

async function save({ needs, of }: Reading, availability: ReturnType<typeof availabilityOf>): Promise<void> {
  await needs.scope(of.workspaceId, async (tx) => {
    const before = (await listOrganisations(tx)).find(({ connectionId }) => connectionId === of.connectionId);
    const counts = { seats: before?.seats ?? null, unassigned: before?.unassigned ?? null };
    const checkedAt = needs.clock.now();
    await saveOrganisation(tx, { connectionId: of.connectionId, availability, ...counts, checkedAt });
  });
}

/** Where the host names no time, in milliseconds. Source: GitHub, rate limits for the REST API. */
const UNNAMED_WAIT_MS = 60_000;

/** Limits wait as long as the host asks, in a schedule row; trouble lets the job come again. */
async function meetTrouble(needs: CopilotNeeds, of: CopilotOf, error: CodeHostError): Promise<void> {
  if (error.failure !== 'limited')
    throw new MusterError('unavailable', 'GitHub has trouble at the moment.', { cause: error });
  const at = new Date(needs.clock.now().getTime() + (error.retryAfterMs ?? UNNAMED_WAIT_MS));
  const { connectionId } = of;
  await needs.scope(of.workspaceId, (tx) =>
    needs.schedules.set(tx, { name: 'copilot-usage.read-on', key: connectionId, at, args: { connectionId } }),
  );
}
