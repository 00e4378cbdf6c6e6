import type { z } from 'zod';
import { MusterError } from '../../../kit/errors.ts';

/** @throws MusterError 'invalid' with the first sentence, and one for each field */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), issue.message]),
  );
  const [first] = parsed.error.issues;
  throw new MusterError('invalid', first?.message ?? 'Something in this isn’t right. Try again.', { fields });
}
