import { z } from 'zod';
import { account } from '../records/account.ts';
import { NO_TIME, reader } from './reader.ts';

/** Who joined or left a team of the host. */
export const readMembership = reader(
  z.object({ action: z.enum(['added', 'removed']), member: account, team: z.object({ slug: z.string() }) }),
  ({ action, member, team }) => [
    { kind: 'roster', repository: null, at: NO_TIME, change: action, account: member, team: team.slug },
  ],
);

const joined = z.object({
  action: z.enum(['member_added', 'member_removed']),
  membership: z.object({ user: account }),
});
const renamed = z.object({ action: z.literal('renamed'), organization: account });

/** Who joined or left the organisation; an invitation is neither. */
export const readOrganization = reader(z.union([joined, renamed]), (told) => {
  const fact = { kind: 'roster', repository: null, at: NO_TIME, team: null } as const;
  if (told.action === 'renamed') return [{ ...fact, change: 'renamed', account: told.organization }];
  const change = told.action === 'member_added' ? 'added' : 'removed';
  return [{ ...fact, change, account: told.membership.user }];
});
