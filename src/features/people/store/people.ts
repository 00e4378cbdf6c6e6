import { asc, eq, inArray, sql } from 'drizzle-orm';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Recipient } from '../../../ports/inbound/people.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Person } from '../domain/person.ts';
import { people } from '../schema.ts';

/** @throws MusterError 'not-found' nobody by that id in this workspace */
export async function getPerson(tx: Tx, id: PersonId): Promise<Person> {
  const person = await findPerson(tx, id);
  if (person === null) throw new MusterError('not-found', 'I don’t know that person. Choose somebody else.');
  return person;
}

export async function findPerson(tx: Tx, id: PersonId): Promise<Person | null> {
  const [person] = await listPeople(tx, [id]);
  return person ?? null;
}

/** Those of the ids that exist, by name. */
export async function listPeople(tx: Tx, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  return (await tx.kept(byIds, { ids: listText(ids) })).map(toPerson);
}

const byIds = (db: Builder) =>
  db
    .select(PERSON)
    .from(people)
    .where(sql`${people.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .orderBy(asc(people.name), asc(people.id));

/** Those of the Slack ids that are known; strangers are missing from the answer. */
export async function findPeopleBySlackIds(
  tx: Tx,
  slackUserIds: readonly SlackUserId[],
): Promise<ReadonlyMap<SlackUserId, Person>> {
  if (slackUserIds.length === 0) return new Map();
  const rows = await tx
    .select(PERSON)
    .from(people)
    .where(inArray(people.slackUserId, [...slackUserIds]));
  return new Map(rows.map(toPerson).map((person) => [person.slackUserId, person]));
}

export async function findRecipient(tx: Tx, id: PersonId): Promise<Recipient | null> {
  const [row] = await tx.kept(recipient, { id });
  if (row === undefined) return null;
  const { slackUserId, timeZone, locale, deactivatedAt } = toPerson(row);
  const dmChannelId = row.dmChannelId as SlackChannelId | null;
  return { personId: id, slackUserId, timeZone, locale, dmChannelId, active: deactivatedAt === null };
}

const recipient = (db: Builder) =>
  db
    .select({ ...PERSON, dmChannelId: people.dmChannelId })
    .from(people)
    .where(eq(people.id, sql.placeholder('id')));

export async function saveDmChannel(tx: Tx, id: PersonId, channelId: SlackChannelId): Promise<void> {
  await tx.update(people).set({ dmChannelId: channelId }).where(eq(people.id, id));
}

/** The columns a `Person` is made of. */
export const PERSON = {
  id: people.id,
  slackUserId: people.slackUserId,
  name: people.name,
  handle: people.handle,
  email: people.email,
  timeZone: people.timeZone,
  locale: people.locale,
  kind: people.kind,
  deactivatedAt: people.deactivatedAt,
};

export function toPerson(row: Pick<typeof people.$inferSelect, keyof typeof PERSON>): Person {
  return { ...row, id: row.id as PersonId, slackUserId: row.slackUserId as SlackUserId };
}
