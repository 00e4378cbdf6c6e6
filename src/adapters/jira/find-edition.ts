import { z } from 'zod';
import type { TrackerCredentials } from '../../ports/outbound/issue-tracker.ts';
import type { Request } from './request.ts';

const info = z.object({ deploymentType: z.string().nullish() });

/** Whether a site is Jira Cloud; OAuth reaches nothing else, and Cloud's own addresses are known. Others are asked once. */
export function findEdition(request: Request, credentials: TrackerCredentials): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  return () => {
    if (credentials.kind === 'oauth') return Promise.resolve(true);
    asked ??= request({ path: '/rest/api/2/serverInfo', schema: info }).then(
      ({ deploymentType }) => deploymentType === 'Cloud',
      (error: unknown) => {
        asked = null;
        throw error;
      },
    );
    return asked;
  };
}
