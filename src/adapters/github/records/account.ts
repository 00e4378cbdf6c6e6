import { z } from 'zod';
import type { HostAccount } from '../../../ports/outbound/host-records.ts';

/** GitHub's numbers are ids; as text from here on. */
export const hostId = z.union([z.number(), z.string().min(1)]).transform(String);

/** A user, an organisation or a bot, as every payload and answer carries it. */
export const account: z.ZodType<HostAccount> = z
  .object({ id: hostId, login: z.string().min(1), type: z.string().optional() })
  .transform(({ id, login, type }) => ({ id, login, bot: type === 'Bot' || login.endsWith('[bot]') }));
