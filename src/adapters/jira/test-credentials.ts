import { z } from 'zod';
import { type IssueTrackerClient, IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';
import type { Site } from './open-client.ts';
import { account } from './records/account.ts';

/** What Muster needs, by Jira's keys of permissions, in words for an admin. */
const RIGHTS: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'seeing projects',
  TRANSITION_ISSUES: 'moving issues',
  ADD_COMMENTS: 'writing comments',
};

const rights = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

/** Whose credentials they are, and which of the rights Muster needs they have in no project at all. */
export function testCredentials({ request }: Site): Pick<IssueTrackerClient, 'test'> {
  return {
    async test() {
      const self = await request({ path: '/rest/api/2/myself', schema: account });
      if (self === null)
        throw new IssueTrackerError('refused', 'Jira doesn’t say whose credentials these are: they may not sign in.');
      const query = { permissions: Object.keys(RIGHTS).join(',') };
      const { permissions } = await request({ path: '/rest/api/2/mypermissions', query, schema: rights });
      const missing = Object.entries(RIGHTS).flatMap(([key, words]) =>
        permissions[key]?.havePermission === true ? [] : [words],
      );
      return { account: self, missing };
    },
  };
}
