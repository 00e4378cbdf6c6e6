import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PersonId } from '../../kit/ids.ts';
import { instant, ownWorkspace } from '../history/schema.ts';
import { teams } from '../people/schema.ts';
import type { CauseName, HandKind } from './domain/causes.ts';
import type { Resolution, Subject } from './domain/escalation.ts';
import type { Ladder } from './domain/ladder.ts';

export const escalations = pgTable(
  'escalations',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    cause: text('cause').$type<CauseName>().notNull(),
    kind: text('kind').$type<HandKind>(),
    reason: text('reason').notNull(),
    subjectKind: text('subject_kind').$type<Subject['kind']>().notNull(),
    // Of several features, and so without a reference.
    subjectId: uuid('subject_id').notNull(),
    part: text('part').notNull(),
    firstId: uuid('first_id'),
    raisedById: uuid('raised_by_id'),
    resumesId: uuid('resumes_id'),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    level: integer('level').notNull(),
    enteredAt: instant('entered_at').notNull(),
    askedId: uuid('asked_id'),
    askedAt: instant('asked_at'),
    askedAgainAt: instant('asked_again_at'),
    /** Times of this level in which somebody was on it, as ISO instants. */
    holds: jsonb('holds').$type<readonly { readonly from: string; readonly until: string }[]>().notNull(),
    informed: boolean('informed').notNull(),
    handedToId: uuid('handed_to_id'),
    askedIds: jsonb('asked_ids').$type<readonly PersonId[]>().notNull(),
    weeks: integer('weeks').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedById: uuid('resolved_by_id'),
    resolvedHow: text('resolved_how').$type<Resolution['how']>(),
    // Two replicas, a late click and a repeated job may all move it on: a write names the version it read.
    version: integer('version').notNull(),
  },
  (table) => [
    // The event that a task is blocked may come twice, and late: one open escalation of a cause for each subject.
    uniqueIndex('escalations_open')
      .on(table.workspaceId, table.subjectId, table.cause, table.part)
      .where(sql`resolved_at is null`),
    index('escalations_of_subject').on(table.workspaceId, table.subjectId, table.resolvedAt),
    index('escalations_with_person').on(table.workspaceId, table.askedId).where(sql`resolved_at is null`),
  ],
);

/** One message to one person: an escalation, or a storm of them within ten minutes. */
export const escalationCards = pgTable(
  'escalation_cards',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    personId: uuid('person_id').notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [index('escalation_cards_of_person').on(table.workspaceId, table.personId, table.openedAt)],
);

/** Who was asked what, on which card. */
export const escalationAsks = pgTable(
  'escalation_asks',
  {
    workspaceId: ownWorkspace(),
    escalationId: uuid('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').notNull(),
    level: integer('level').notNull(),
    /** For whom they stand in. */
    insteadOfId: uuid('instead_of_id'),
    cardId: uuid('card_id')
      .notNull()
      .references(() => escalationCards.id),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [
    // A job that runs twice, or on two replicas, asks a person once.
    primaryKey({ columns: [table.escalationId, table.personId] }),
    index('escalation_asks_on_card').on(table.cardId),
  ],
);

/** What a team chose for its ladder; no row means the default. */
export const escalationTeamSettings = pgTable('escalation_team_settings', {
  workspaceId: ownWorkspace(),
  // Two people may save a team's first settings at once: one row.
  teamId: uuid('team_id')
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  ladder: jsonb('ladder').$type<Ladder>().notNull(),
  offCauses: jsonb('off_causes').$type<readonly CauseName[]>().notNull(),
  version: integer('version').notNull(),
});

/** What holds for the whole workspace. */
export const escalationSettings = pgTable('escalation_settings', {
  workspaceId: ownWorkspace().primaryKey(),
  /** The admin asked on the last level; null: the first admin by name. */
  onDutyId: uuid('on_duty_id'),
});
