import type { z } from 'zod';
import { MusterError } from '../../../kit/errors.ts';

/**
 * @param fieldOf the form's name of a part of the input where the two differ
 * @throws MusterError 'invalid' with the first sentence, and one for each field
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  fieldOf: Readonly<Record<string, string>> = {},
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.toReversed().map((issue) => {
    const part = String(issue.path[0] ?? '');
    return [fieldOf[part] ?? part, issue.message];
  });
  const [first] = parsed.error.issues;
  throw new MusterError('invalid', first?.message ?? 'Something in this isn’t right. Try again.', {
    fields: Object.fromEntries(fields),
  });
}
