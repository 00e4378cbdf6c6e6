import { z } from 'zod';

/** `2026-11-25T09:00:00Z`, with or without milliseconds or an offset. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
