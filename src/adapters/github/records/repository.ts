import { z } from 'zod';
import type { HostRepository } from '../../../ports/outbound/host-records.ts';
import { hostId } from './account.ts';

/** A repository, as lists, single answers and payloads carry it. */
export const repository: z.ZodType<HostRepository> = z
  .object({
    id: hostId,
    full_name: z.string().min(1),
    default_branch: z.string().min(1).optional(),
    private: z.boolean(),
    archived: z.boolean().optional(),
    html_url: z.string(),
  })
  .transform((one) => ({
    id: one.id,
    fullName: one.full_name,
    // Payloads of some events leave it out.
    defaultBranch: one.default_branch ?? 'main',
    private: one.private,
    archived: one.archived ?? false,
    url: one.html_url,
  }));
