import { z } from 'zod';
import { CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { CopilotReport, CopilotReports } from '../../../ports/outbound/copilot-records.ts';
import type { Requester } from '../request.ts';
import { downloadReport } from './download-report.ts';
import { listSeats } from './list-seats.ts';
import { membership, userDay } from './shapes.ts';
import { COPILOT_VERSION } from './version.ts';

/**
 * Copilot's use, by the reports interface: links first, then the files behind them. The older `copilot/metrics` is gone.
 * Source: GitHub, REST API endpoints for Copilot usage metrics, version 2026-03-10.
 */
export function readCopilot(requester: Requester): CopilotReports {
  return {
    readCopilotUsers: (organisation, day) => readReport(requester, { organisation, name: 'users-1-day', day }, userDay),
    readCopilotTeams: (organisation, day) =>
      readReport(requester, { organisation, name: 'user-teams-1-day', day }, membership),
    listCopilotSeats: (organisation) => listSeats(requester, organisation),
  };
}

type Asked = { readonly organisation: string; readonly name: 'users-1-day' | 'user-teams-1-day'; readonly day: string };

/** 204, an empty text and no links at all mean that there is nothing of that day; so does 404, where the organisation is known. */
const links = z.union([
  z.object({ download_links: z.array(z.string()).max(100).nullish() }),
  z.literal(''),
  z.undefined(),
]);

async function readReport<T>(
  requester: Requester,
  { organisation, name, day }: Asked,
  schema: z.ZodType<T>,
): Promise<CopilotReport<T>> {
  try {
    const told = await requester.read({
      route: `GET /orgs/{org}/copilot/metrics/reports/${name}`,
      params: { org: organisation, day },
      schema: links,
      version: COPILOT_VERSION,
    });
    const found = typeof told === 'object' ? (told.download_links ?? []) : [];
    if (found.length === 0) return null;
    const rows: T[] = [];
    for (const link of found) rows.push(...(await downloadReport({ link, apiUrl: requester.apiUrl, schema })));
    return rows;
  } catch (error) {
    if (error instanceof CodeHostError && error.failure === 'gone') return null;
    throw error;
  }
}
