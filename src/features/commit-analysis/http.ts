import type { HttpRoute } from '../../ports/inbound/http.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { ingestCommits } from './use-cases/ingest-commits.ts';

/** Five hundred commits with their diffs. In bytes. */
const BODY_MAX = 10 * 1024 * 1024;

/** Commits from automation tools. */
export const commitAnalysisHttp = (needs: Ports): readonly HttpRoute[] => [
  {
    method: 'POST',
    path: '/api/ingest/commits',
    access: 'api-key',
    bodyMax: BODY_MAX,
    run: async ({ actor, body }) => {
      const data = await ingestCommits(needs, actor, body);
      return { kind: 'json', body: { data, meta: { total: data.length } } };
    },
  },
];
