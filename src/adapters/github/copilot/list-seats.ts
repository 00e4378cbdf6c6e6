import { z } from 'zod';
import type { CopilotSeat } from '../../../ports/outbound/copilot-records.ts';
import { account } from '../records/account.ts';
import type { Requester } from '../request.ts';
import { COPILOT_VERSION } from './version.ts';

const instant = z
  .string()
  .nullish()
  .transform((text) => {
    const at = text === null || text === undefined ? Number.NaN : Date.parse(text);
    return Number.isNaN(at) ? null : new Date(at);
  });

/** Real answers hold seats without an assignee, and with one that is no person: those have no login. */
const seat = z
  .object({
    assignee: account.nullish().catch(null),
    assigning_team: z.object({ slug: z.string() }).nullish().catch(null),
    last_activity_at: instant,
    pending_cancellation_date: z.string().nullish(),
  })
  .transform(
    (row): CopilotSeat => ({
      assignee: row.assignee ? { id: row.assignee.id, login: row.assignee.login } : null,
      team: row.assigning_team?.slug ?? null,
      lastActivityAt: row.last_activity_at,
      endsOn: row.pending_cancellation_date ?? null,
    }),
  );
const page = z.object({ seats: z.array(seat).nullish() });

/** Most pages read: 100,000 seats. */
const PAGES_MAX = 1_000;
const PAGE = 100;

/** The list lies inside an object, so it is paged by number. Source: GitHub, list all Copilot seat assignments. */
export async function listSeats(requester: Requester, organisation: string): Promise<readonly CopilotSeat[]> {
  const seats: CopilotSeat[] = [];
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const found = await requester.read({
      route: 'GET /orgs/{org}/copilot/billing/seats',
      params: { org: organisation, per_page: PAGE, page: number },
      schema: page,
      version: COPILOT_VERSION,
    });
    seats.push(...(found.seats ?? []));
    if ((found.seats ?? []).length < PAGE) break;
  }
  return seats;
}
