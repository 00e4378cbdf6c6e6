import type { HttpRoute } from '../../ports/inbound/http.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { followExportLink } from './use-cases/follow-export-link.ts';
import { readWeekly } from './use-cases/read-weekly.ts';

/** Numbers for programs, and the links by which people fetch theirs. */
export const kpisHttp = (needs: Ports): readonly HttpRoute[] => [
  {
    method: 'GET',
    path: '/api/kpis/weekly',
    access: 'api-key',
    run: async ({ actor, query }) => ({
      kind: 'json',
      body: { data: await readWeekly(needs, actor, query), meta: { total: 1 } },
    }),
  },
  {
    method: 'GET',
    path: '/exports/numbers',
    access: 'open',
    run: async ({ query }) => ({ kind: 'file', ...(await followExportLink(needs, query.key)) }),
  },
];
