import { company } from '../../company.ts';
import type { Json } from '../emulator.ts';
import type { Describe } from '../json/describe.ts';
import type { Found } from '../rest.ts';
import { copilotTeamsOn, copilotUsersOn, developers } from './copilot-days.ts';

type Needs = {
  readonly describe: Describe;
  /** Ours, without a closing slash. */
  readonly origin: string;
  readonly now: () => Date;
};

export type Copilot = {
  /** What the API answers: seats, and links to the reports of a day. Undefined for every other path, null for nothing. */
  answer(path: string, query: URLSearchParams): Found;
  /** The file behind such a link, one row a line; null where there is none. */
  file(pathname: string, query: URLSearchParams): string | null;
};

/** Copilot of the company, as GitHub's usage reports tell of it: a link first, then the file behind it, without credentials. */
export function createCopilot({ describe, origin, now }: Needs): Copilot {
  const idOf = (personId: string): unknown => describe.account(personId).id;
  const rowsOf: Readonly<Record<string, (day: string) => readonly Json[]>> = {
    'users-1-day': (day) => copilotUsersOn(day, idOf),
    'user-teams-1-day': (day) => copilotTeamsOn(day, idOf),
  };
  const rowsOn = (name: string, day: string): readonly Json[] =>
    isTold(day, now()) && copilotUsersOn(day, idOf).length > 0 ? (rowsOf[name]?.(day) ?? []) : [];
  return {
    answer(path, query) {
      if (path === SEATS) return { total_seats: developers.members.length, seats: seatsOf(describe, now()) };
      const name = REPORT.exec(path)?.[1];
      if (name === undefined) return undefined;
      const day = query.get('day') ?? '';
      if (rowsOn(name, day).length === 0) return null;
      return { download_links: [`${origin}${FILES}${name}/${day}.ndjson?sig=${SIGNED}`], report_day: day };
    },
    file(pathname, query) {
      const [, name = '', day = ''] = FILE.exec(pathname) ?? [];
      const rows = query.get('sig') === SIGNED ? rowsOn(name, day) : [];
      return rows.length === 0 ? null : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    },
  };
}

const ORGANISATION = `/orgs/${company.domain}/copilot`;
const SEATS = `${ORGANISATION}/billing/seats`;
const REPORT = new RegExp(`^${ORGANISATION}/metrics/reports/([a-z0-9-]+)$`);
/** Where the files lie; what stands behind a link is let out to whoever has it. */
export const FILES = '/copilot-reports/';
const FILE = /^\/copilot-reports\/([a-z0-9-]+)\/(\d{4}-\d\d-\d\d)\.ndjson$/;
const SIGNED = 'local';

/** A day's report is there the day after next. */
const TOLD_AFTER_MS = 2 * 86_400_000;

function isTold(day: string, now: Date): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && Date.parse(day) + TOLD_AFTER_MS <= now.getTime();
}

function seatsOf(describe: Describe, now: Date): readonly Json[] {
  return developers.members.map(({ id }) => ({
    ...{ plan_type: 'business', pending_cancellation_date: null, last_activity_at: now.toISOString() },
    assignee: describe.account(id),
    assigning_team: { id: developers.id, name: developers.name, slug: developers.slug },
  }));
}
