import { date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';

const type = () => text('type', { enum: ['emergency', 'process', 'automation'] }).notNull();
const rule = () =>
  text('rule', { enum: ['sign-off', 'consult-wait', 'dependency-wait', 'checker', 'escalation-clock'] }).notNull();

/** Who let which rule rest, for what, why and until when. Never deleted. */
export const overrides = pgTable(
  'overrides',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    ref: text('ref').notNull(),
    type: type(),
    rule: rule(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    authoriserId: uuid('authoriser_id').notNull(),
    /** Who asked for it, where somebody else authorised it. */
    requestedById: uuid('requested_by_id'),
    /** The team of whoever was responsible then; for the month's report. */
    teamId: uuid('team_id'),
    teamName: text('team_name'),
    justification: text('justification').notNull(),
    risk: text('risk').notNull(),
    grantedAt: instant('granted_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** The day somebody looks back at it. */
    reviewOn: date('review_on', { mode: 'string' }),
    /** Ended by hand before it expired. */
    endedAt: instant('ended_at'),
    endedById: uuid('ended_by_id'),
    /** Two ticks, or a click at the second of expiry, end it once: whoever sets this tells those concerned. */
    closedAt: instant('closed_at'),
    /** What came of it, in the authoriser's words. */
    outcome: text('outcome'),
  },
  (table) => [
    // Two granted at once on one day must not share a reference.
    unique('overrides_ref').on(table.workspaceId, table.ref),
    index('overrides_of_subject').on(table.workspaceId, table.subjectKind, table.subjectId, table.rule),
    index('overrides_by_grant').on(table.workspaceId, table.grantedAt),
  ],
);

/** An accountable person's wish that a rule rests, until a lead answers. */
export const overrideRequests = pgTable(
  'override_requests',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    rule: rule(),
    subjectId: uuid('subject_id').notNull(),
    requestedById: uuid('requested_by_id').notNull(),
    justification: text('justification').notNull(),
    risk: text('risk').notNull(),
    requestedAt: instant('requested_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    reviewOn: date('review_on', { mode: 'string' }),
    // Two leads may press at once: the first answer stays.
    answer: text('answer', { enum: ['granted', 'declined'] }),
    answeredById: uuid('answered_by_id'),
    overrideId: uuid('override_id'),
  },
  (table) => [index('override_requests_of_subject').on(table.workspaceId, table.subjectId)],
);
