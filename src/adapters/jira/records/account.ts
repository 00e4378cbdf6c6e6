import { z } from 'zod';
import type { TrackerAccount } from '../../../ports/outbound/tracker-records.ts';

/** Of Cloud `accountId`, of Data Center `key` and `name`. E-mail addresses may be hidden. */
const shape = z.object({
  accountId: z.string().nullish(),
  key: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  accountType: z.string().nullish(),
});

/** Null for nobody, and for what isn't an account. */
export const account = z
  .unknown()
  .optional()
  .transform((value): TrackerAccount | null => readAccount(value));

export function readAccount(value: unknown): TrackerAccount | null {
  const read = shape.safeParse(value);
  if (!read.success) return null;
  const { accountId, key, name, displayName, emailAddress, accountType } = read.data;
  const id = accountId || key || name;
  if (!id) return null;
  return {
    id,
    name: displayName || name || id,
    email: emailAddress?.includes('@') ? emailAddress : null,
    bot: accountType === 'app',
  };
}
