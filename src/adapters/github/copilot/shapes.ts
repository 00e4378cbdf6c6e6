import { z } from 'zod';
import type { CopilotMembership, CopilotUserDay } from '../../../ports/outbound/copilot-records.ts';

const id = z.union([z.number().int(), z.string().min(1)]).transform(String);
/** Nullable all of them, and a number where a text was may come: what isn't one isn't known. */
const count = z.number().nonnegative().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** A row of `users-1-day`. */
export const userDay: z.ZodType<CopilotUserDay> = z
  .object({
    user_id: id,
    user_login: z.string().min(1),
    user_initiated_interaction_count: count,
    code_generation_activity_count: count,
    code_acceptance_activity_count: count,
    loc_added_sum: count,
    used_agent: flag,
    used_chat: flag,
    used_cli: flag,
  })
  .transform((row) => ({
    ...{ userId: row.user_id, login: row.user_login },
    interactions: row.user_initiated_interaction_count ?? null,
    suggestions: row.code_generation_activity_count ?? null,
    acceptances: row.code_acceptance_activity_count ?? null,
    linesAdded: row.loc_added_sum ?? null,
    ...{ agent: row.used_agent ?? null, chat: row.used_chat ?? null, cli: row.used_cli ?? null },
  }));

/** A row of `user-teams-1-day`. */
export const membership: z.ZodType<CopilotMembership> = z
  .object({ user_id: id, team_id: id, slug: z.string().min(1) })
  .transform((row) => ({ userId: row.user_id, teamId: row.team_id, slug: row.slug }));
