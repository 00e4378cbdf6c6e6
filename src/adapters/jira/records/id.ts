import { z } from 'zod';

/** Ids come as text or as numbers, by endpoint and edition. */
export const id = z
  .union([z.string().min(1).max(255), z.int()])
  .transform((value) => String(value))
  .refine((text) => !text.includes('\0'));
