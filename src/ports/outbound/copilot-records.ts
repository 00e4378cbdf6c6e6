import type { HostId } from './host-records.ts';

/** What GitHub tells of an organisation's use of Copilot. Every number may be unknown: null, never 0 for it. */

/** One person on one day. Numbers of edits by agents are not in suggestions and acceptances: those are completions. */
export type CopilotUserDay = {
  readonly userId: HostId;
  readonly login: string;
  /** Prompts and questions somebody typed. */
  readonly interactions: number | null;
  readonly suggestions: number | null;
  readonly acceptances: number | null;
  readonly linesAdded: number | null;
  readonly agent: boolean | null;
  readonly chat: boolean | null;
  readonly cli: boolean | null;
};

/** In which of the host's teams somebody was on one day; several rows for several teams. */
export type CopilotMembership = { readonly userId: HostId; readonly teamId: HostId; readonly slug: string };

/** A report's rows; null: the host has none for this day (yet), or too few people were active. */
export type CopilotReport<T> = readonly T[] | null;

/** A paid place. */
export type CopilotSeat = {
  /** Null: nobody has it, or the host doesn't say who. */
  readonly assignee: { readonly id: HostId; readonly login: string } | null;
  /** Slug of the team by which it was given. */
  readonly team: string | null;
  readonly lastActivityAt: Date | null;
  /** `YYYY-MM-DD`. */
  readonly endsOn: string | null;
};

/** How Copilot's use is asked for. Both steps of a report: its links, then the files behind them. */
export interface CopilotReports {
  /** @param day `YYYY-MM-DD`, in UTC; the past year, the day before the present one at the latest */
  readCopilotUsers(organisation: string, day: string): Promise<CopilotReport<CopilotUserDay>>;
  /** Teams with fewer than 5 seats are never in it. */
  readCopilotTeams(organisation: string, day: string): Promise<CopilotReport<CopilotMembership>>;
  /** All pages, as the host tells them: somebody may be in it twice. */
  listCopilotSeats(organisation: string): Promise<readonly CopilotSeat[]>;
}
