import { z } from 'zod';
import { CodeHostError } from '../../ports/outbound/code-host.ts';
import type { Hide } from './hide-credentials.ts';

/** Every answer of GraphQL, good or bad: it comes with status 200. */
export const graphqlBody = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});
export type GraphqlBody = z.output<typeof graphqlBody>;

/** Beside the REST address: `https://api.github.com/graphql`, `https://github.acme.com/api/graphql`. */
export function graphqlUrlOf(apiUrl: string): string {
  return `${apiUrl.replace(/\/v3\/?$/, '').replace(/\/$/, '')}/graphql`;
}

export function saysLimited({ errors = [] }: GraphqlBody): boolean {
  return errors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT');
}

/**
 * What was asked for. Errors beside readable data are about parts that the credentials may not see: those are null.
 * @throws CodeHostError gone · refused · unavailable
 */
export function readData<T>(schema: z.ZodType<T>, { data, errors = [] }: GraphqlBody, hide: Hide): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const told = errors.map(({ type, message }) => hide(`${type ?? ''} ${message}`).slice(0, 200)).join('; ');
  const paths = parsed.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.')} ${code}`);
  const cause = new Error(`GraphQL: ${told} ${paths.join(', ')}`);
  if (errors.some(({ type }) => type === 'NOT_FOUND'))
    throw new CodeHostError('gone', 'GitHub has no such thing (any more), or the credentials can’t see it.', { cause });
  if (errors.some(({ type }) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES'))
    throw new CodeHostError('refused', 'GitHub says the credentials may not do this.', { cause });
  throw new CodeHostError('unavailable', 'GitHub answered in a way Muster can’t read.', { cause });
}
