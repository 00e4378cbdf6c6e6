import { nameSources } from './bundle/name-sources.ts';

export type DescribedError = {
  readonly type: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly code?: string | number;
  readonly fault?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
};

/** Deeper causes say nothing new, and a cause may point back at its error. */
const DEEPEST = 5;

/**
 * An error as plain data for the log, causes included. Only named parts are taken: what drivers hang on their errors
 * (parameters, detail, request bodies) may hold the words of people.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error))
    return typeof error === 'object' && error !== null ? `[${error.constructor?.name ?? 'object'}]` : error;
  if (depth >= DEEPEST) return '[more causes]';
  const described: Record<string, unknown> = {
    type: error.name,
    message: withoutParameters(error.message),
    stack:
      error.stack === undefined
        ? undefined
        : withoutParameters(nameSources(error.stack.replace(error.message, withoutParameters(error.message)))),
  };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number'))
    described.code = error.code;
  if ('fault' in error && typeof error.fault === 'string') described.fault = error.fault;
  if ('constraint_name' in error && typeof error.constraint_name === 'string')
    described.constraint = error.constraint_name;
  if (error.cause !== undefined) described.cause = describeError(error.cause, depth + 1);
  if (error instanceof AggregateError)
    described.errors = error.errors.slice(0, 5).map((part) => describeError(part, depth + 1));
  return described satisfies Partial<DescribedError>;
}

/** Drizzle writes a failed query's values into the message. */
function withoutParameters(text: string): string {
  return text.startsWith('Failed query') ? text.replace(/\nparams: [\s\S]*$/, '\nparams: [removed]') : text;
}
